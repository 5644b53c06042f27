/** Every route stands also where the first version of TRACE-API had it. */
export const PLACES = [
  { prefix: '', suffix: '' },
  { prefix: '/api', suffix: 'Api' },
] as const;
