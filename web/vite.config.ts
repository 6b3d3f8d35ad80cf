/// <reference types="vitest/config" />
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// One bundle for every station: all paths are relative to /{station}/. Nothing is inlined as a data: address and nothing comes from outside.
export default defineConfig({
  base: './',
  plugins: [svelte()],
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: false, cssCodeSplit: false },
  test: { include: ['src/**/*_test.ts'], environment: 'node' },
});
