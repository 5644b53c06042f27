/** `rebuilt`: it is as it was; `rebuildable`: it can be put back; `lost`: nothing here says what it was. */
export type FsckRepair = 'rebuilt' | 'rebuildable' | 'lost';

/** One thing that is not as it must be. */
export interface FsckFinding {
  /** `area.condition`. */
  readonly code: string;
  /** The credential, list, version, batch, item, key or file. */
  readonly subject: string;
  readonly expected?: string;
  readonly found: string;
  /** What follows from it for whoever relies on it. */
  readonly means: string;
  readonly repair: FsckRepair;
  /** From what it is put back. */
  readonly from?: string;
}

/** Damage as a check finds it. */
export interface Damage {
  readonly code: string;
  readonly subject: string;
  readonly expected?: string;
  readonly found: string;
  readonly means: string;
  /** Absent: it is lost. `run` puts it back in one transaction, and may be run again. */
  readonly rebuild?: { readonly from: string; readonly run: () => Promise<void> };
  /**
   * Codes of damage by which this one may be judged wrongly: nothing is put back while there is any, and
   * where that is lost, so is this.
   */
  readonly restsOn?: readonly string[];
  /** Rows are out of sight: until they are back, nothing else is put back, for it would be judged without them. */
  readonly hides?: true;
}

/** What is judged by the indexes of credentials: on a wrong one another credential would be revoked. */
export const RESTS_ON_INDEXES = { restsOn: ['status.index-mismatch'] } as const;

/** What a check may need besides the database; where it is not at hand, the check is not run, and told of. */
export type FsckNeed = 'secret' | 'ledger' | 'folder' | 'database';

/** One question to what is kept. Others add their own to the list. */
export interface FsckCheck {
  /** What it looks at, in plain words. */
  readonly name: string;
  readonly needs: readonly FsckNeed[];
  readonly run: () => Promise<readonly Damage[]>;
}

/** A check that could not be made: nothing is known of what it looks at. */
export interface NotLooked {
  readonly check: string;
  readonly reason: string;
}

/** What a self check found. It is clean where both lists are empty. */
export interface FsckReport {
  readonly findings: readonly FsckFinding[];
  readonly notLooked: readonly NotLooked[];
}
