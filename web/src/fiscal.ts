import { t } from './words.svelte';

function quarter_name(quarter: string): string {
  const [year, number] = quarter.split('Q');
  return t('statistics.quarter', { year: year ?? '', quarter: number ?? '' });
}

/** "2026Q1", "2025Q4-2026Q1", "2026" or "total" in words. */
export function period_name(period: string): string {
  if (period === 'total') return t('statistics.total');
  if (!period.includes('Q')) return t('statistics.year', { year: period });
  return period.split('-').map(quarter_name).join('–');
}
