/** The determination of origin. An entry point of its own: a good is decided without the rest of customs. */
export { parseLocalDate } from '../dates/local-date.ts';
export { type OriginResult, determineOrigin } from './determine-origin.ts';
export type { Answer, OriginFailure, ProofStep } from './proof.ts';
export type {
  MaterialUse,
  OriginQuestion,
  ProductionRecord,
  RecordMaterial,
  RecordProcess,
} from './production-record.ts';
export type { Effort } from './effort.ts';
export { readProductionRecord } from './read-production-record.ts';
