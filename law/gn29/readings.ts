import type { Reading } from './readings/reading.ts';
import { READINGS_01_TO_49 } from './readings/readings-01-to-49.ts';
import { READINGS_50_TO_67 } from './readings/readings-50-to-67.ts';
import { READINGS_68_TO_97 } from './readings/readings-68-to-97.ts';

/** By chapter and number. What is not here was read as it stands. */
export const READINGS: Readonly<Record<string, Reading>> = {
  ...READINGS_01_TO_49,
  ...READINGS_50_TO_67,
  ...READINGS_68_TO_97,
};
