import { setTimeout } from 'node:timers/promises';
import { gzip } from '@originmark/core/node';
import {
  createIssuerAgent,
  type IssuerContext,
  type LedgerKey,
  runAnchorWorker,
} from '@originmark/issuer/register';
import { StorageError } from '@originmark/storage';
import type { FastifyBaseLogger } from 'fastify';
import type { Resources } from './resources.ts';

/** What is waiting is anchored within a minute or so. */
const PACE = { batchSize: 1024, batchAgeMs: 30_000, everyMs: 5_000, backOffMs: 60_000 };
/** After a worker ended with a fault, or while another process is at work on the same database. */
const AGAIN_MS = 60_000;

export interface Anchoring {
  readonly did: string;
  readonly signer: LedgerKey;
  readonly log: FastifyBaseLogger;
  readonly signal: AbortSignal;
  /** Done before each round, such as publishing the status lists that are due. */
  readonly before?: () => Promise<void>;
}

/**
 * Anchors what waits in the database of a role until the signal is given. A fault is logged and the worker
 * begun again: what has to be answered meanwhile is answered, and the lag stands in the metrics.
 */
export async function runAnchoring(resources: Resources, anchoring: Anchoring): Promise<void> {
  const { before, log, signal, signer } = anchoring;
  const issuer = operatorOf(resources, anchoring.did);
  while (!signal.aborted) {
    try {
      await runAnchorWorker(issuer, {
        ...PACE,
        ledger: resources.ledger,
        signer,
        signal,
        wait: pause,
        ...(before !== undefined && { before }),
        tell: (event) => {
          if (event.kind === 'trouble') log.warn({ err: event.fault }, 'anchoring waits');
          return Promise.resolve();
        },
      });
    } catch (fault) {
      if (fault instanceof StorageError && fault.code === 'lock.held')
        log.info('another process anchors on this database');
      else log.error({ err: fault }, 'anchoring stopped, and begins again');
      await pause(AGAIN_MS, signal);
    }
  }
}

/** The operator's account as it signs checkpoints: it issues nothing. */
function operatorOf(resources: Resources, did: string): IssuerContext {
  const { clock, crypto, database, networks, publicUrl, randomBytes, secretBox } = resources;
  return {
    did,
    database,
    agent: createIssuerAgent({ database, secretBox, clock, networks }),
    crypto,
    gzip,
    randomBytes,
    clock,
    statusListUrl: (purpose, number) => `${publicUrl}/status/${did}/${purpose}/${number}`,
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // It rejects for the signal alone.
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}
