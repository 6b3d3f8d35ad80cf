/** The words of the grade (data/severity/scale.toml), by the level of 2018. */
export type GradeWord = 'none' | 'low' | 'medium' | 'high' | 'critical';
const words: GradeWord[] = ['none', 'low', 'medium', 'high', 'critical'];

export const grade_word = (level: number): GradeWord => words[Math.min(Math.max(Math.trunc(level), 0), 4)] ?? 'none';

/** The draft of 2016 counts from 1. */
export const level_of_2016 = (level: number): number => level + 1;
