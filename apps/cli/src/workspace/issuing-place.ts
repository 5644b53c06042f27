import type { Io } from '../io.ts';
import type { LedgerFile } from './ledger-file.ts';
import type { Workspace } from './open-workspace.ts';

/** As much of a workspace as issuing needs: a server has this much, and no command line. */
export type IssuingPlace = Pick<Workspace, 'agent' | 'crypto' | 'database'> & {
  readonly file: Pick<LedgerFile, 'statusBase'>;
  readonly io: Pick<Io, 'now'>;
};
