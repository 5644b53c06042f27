import { CHAIN_TWINS } from './chain.ts';
import { DOCUMENT_TWINS } from './documents.ts';
import { ENTRY_TWINS } from './entry.ts';
import { HOLDER_TWINS } from './holder.ts';
import type { HostileTwin } from './hostile-twin.ts';
import { INTAKE_TWINS } from './intake.ts';
import { KEY_TWINS } from './key.ts';
import { LEDGER_TWINS } from './ledger.ts';
import { LEDGER_KEY_TWINS } from './ledger-keys.ts';
import { LICENCE_TWINS } from './licence.ts';
import { ORIGIN_TWINS } from './origin.ts';
import { ORIGIN_RECORD_TWINS } from './origin-record.ts';
import { SCOPE_TWINS } from './scope.ts';
import { SIGNATURE_TWINS } from './signature.ts';
import { STATUS_TWINS } from './status.ts';
import { STATUS_HISTORY_TWINS } from './status-history.ts';
import { TIME_TWINS } from './time.ts';

/** Every attack on the demo entry, each with its lawful neighbour, by area. */
export const HOSTILE_TWINS: readonly HostileTwin[] = [
  ...INTAKE_TWINS,
  ...SIGNATURE_TWINS,
  ...KEY_TWINS,
  ...TIME_TWINS,
  ...STATUS_TWINS,
  ...STATUS_HISTORY_TWINS,
  ...CHAIN_TWINS,
  ...SCOPE_TWINS,
  ...HOLDER_TWINS,
  ...ENTRY_TWINS,
  ...ORIGIN_TWINS,
  ...ORIGIN_RECORD_TWINS,
  ...LICENCE_TWINS,
  ...DOCUMENT_TWINS,
  ...LEDGER_TWINS,
  ...LEDGER_KEY_TWINS,
];
