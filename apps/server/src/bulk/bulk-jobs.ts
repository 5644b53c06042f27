import { randomUUID } from 'node:crypto';
import { parseJson } from '@originmark/core';
import { publishStatusLists } from '@originmark/issuer/register';
import { beginBulkJob, type BulkJob, findBulkJob, listRunningJobs } from '@originmark/storage';
import { type Documents, openDocuments } from '@originmark/wallet/store';
import type { Issuers } from '../identifiers/issuers.ts';
import type { Resources } from '../resources.ts';
import { parseMapping } from './bulk-mapping.ts';
import { issueRows } from './issue-rows.ts';
import { readDrafts } from './read-drafts.ts';

/** What a job is made of: its file and its mapping, each by the digest under which it is kept. */
interface Plan {
  readonly file: string;
  readonly mapping: string;
}

export interface BulkJobs {
  /** Begins a job, or finds it: the same file, mapping and issuer are one job. Its rows are issued meanwhile. */
  readonly begin: (
    tenant: string,
    job: { readonly file: Uint8Array; readonly mapping: Uint8Array; readonly did: string },
  ) => Promise<BulkJob>;
  /** Takes up what is open of a job, unless it is at work here. */
  readonly takeUp: (tenant: string, jobId: string) => Promise<void>;
  /** Takes up the jobs of all tenants that a process before this one left running. */
  readonly takeUpAll: () => Promise<void>;
  /** Lets the rows that are begun end, and begins no more. */
  readonly stop: () => Promise<void>;
}

/** The jobs of a process: one at a time for each, its file kept until it is asked for. */
export function openBulkJobs(
  { clock, crypto, database, secretBox }: Resources,
  { issuers, tell }: { readonly issuers: Issuers; readonly tell: (error: unknown) => void },
): BulkJobs {
  const running = new Map<string, Promise<void>>();
  let isStopped = false;
  const documentsOf = (tenant: string): Documents =>
    openDocuments(database.forTenant(tenant), { clock, crypto, secretBox });

  const work = async (tenant: string, jobId: string): Promise<void> => {
    const own = database.forTenant(tenant);
    const job = await own.transaction('reader', (tx) => findBulkJob(tx, jobId));
    if (job?.state !== 'running') return;
    const documents = documentsOf(tenant);
    const plan = parseJson((await documents.read(job.file_digest)).bytes) as unknown as Plan;
    const mapping = parseMapping((await documents.read(plan.mapping)).bytes);
    const drafts = await readDrafts((await documents.read(plan.file)).bytes, mapping);
    const issuer = await issuers.issuerOf(tenant, job.identifier);
    const { basis = [] } = mapping;
    await issueRows({ jobId, drafts, basis, issuer, database: own, isStopped: () => isStopped });
    await publishStatusLists(issuer);
  };
  const takeUp = (tenant: string, jobId: string): Promise<void> => {
    const known = running.get(jobId);
    if (known !== undefined || isStopped) return known ?? Promise.resolve();
    const run = work(tenant, jobId)
      .catch(tell)
      .finally(() => running.delete(jobId));
    running.set(jobId, run);
    return run;
  };

  return {
    takeUp,
    async begin(tenant, { did, file, mapping }) {
      const { did: identifier } = await issuers.issuerOf(tenant, did);
      const drafts = await readDrafts(file, parseMapping(mapping));
      const documents = documentsOf(tenant);
      const keep = (bytes: Uint8Array, name: string, mediaType: string) =>
        documents.keep(bytes, { name, mediaType });
      const plan: Plan = {
        file: (await keep(file, 'bulk.csv', 'text/csv')).digest,
        mapping: (await keep(mapping, 'bulk-mapping.json', 'application/json')).digest,
      };
      const planBytes = new TextEncoder().encode(JSON.stringify(plan));
      const { digest } = await keep(planBytes, 'bulk-plan.json', 'application/json');
      const { job } = await database.forTenant(tenant).transaction((tx) =>
        beginBulkJob(tx, {
          id: randomUUID(),
          fileDigest: digest,
          identifier,
          rows: drafts.length,
          createdAt: clock(),
        }),
      );
      void takeUp(tenant, job.id);
      return job;
    },
    async takeUpAll() {
      const tenants = await database.transaction('reader', (tx) =>
        tx.selectFrom('tenant').select('id').execute(),
      );
      for (const { id } of tenants) {
        const jobs = await database.forTenant(id).transaction('reader', listRunningJobs);
        for (const job of jobs) await takeUp(id, job.id);
      }
    },
    async stop() {
      isStopped = true;
      await Promise.all(running.values());
    },
  };
}
