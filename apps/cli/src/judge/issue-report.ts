import { randomUUID } from 'node:crypto';
import { jwkThumbprint, parseCompactJws } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { listKeys } from '@originmark/issuer/register';
import type { EvidencePackage } from '@originmark/schemas';
import { createVerificationReport } from '@originmark/verifier';
import { issueAs, writeIssued } from '../commands/issue.ts';
import type { Io } from '../io.ts';
import { findHeld } from '../workspace/identifiers.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';

/** What names a report and its file. */
export interface ReportArgs {
  readonly data?: string;
  readonly report: string;
  readonly as: string;
}

/**
 * Looks before anything is judged or spent whether the signer is held here.
 * @throws CliError 65, 69
 */
export async function assertMayReport(args: Omit<ReportArgs, 'report'>, io: Io): Promise<void> {
  await withWorkspace(args, io, ({ database }) => findHeld(database, args.as));
}

/**
 * Signs the report of an evidence package as an identifier of the data folder: recorded, signed, queued for
 * anchoring as every credential that is issued, and written. It has no status: it says how an entry stood at
 * a moment, and that stays true.
 * @returns what there is to say of it
 * @throws CliError 65, 69; IssuerError; StorageError
 */
export async function issueReport(
  evidence: EvidencePackage,
  args: ReportArgs,
  io: Io,
): Promise<string> {
  return withWorkspace(args, io, async (workspace) => {
    const { did } = await findHeld(workspace.database, args.as);
    // Contexts and name are the issuer's own matter.
    const { credentialSubject, edge, id, type, validFrom } = createVerificationReport(evidence, {
      id: `urn:uuid:${randomUUID()}`,
      issuer: { id: did },
      crypto: createNodeCrypto(),
    });
    const draft = { id, type, validFrom, credentialSubject, ...(edge !== undefined && { edge }) };
    const purpose = `reports ${credentialSubject.evidencePackage ?? ''}`;
    const issued = await issueAs(workspace, args.as, draft, { purpose });
    await writeIssued(args.report, issued, io);
    await issued.handedOver();
    const { kid } = parseCompactJws(issued.token).header;
    const key = (await listKeys(workspace.agent, did)).find((one) => one.kid === kid);
    const by =
      key === undefined ? '' : ` by its key ${jwkThumbprint(key.jwk, workspace.crypto.sha256)}`;
    return `The report is signed by ${did}${by} and written to ${args.report} (${issued.digest}). It waits to be anchored: "originmark anchor".`;
  });
}
