import { isJsonObject, type JsonValue } from '@originmark/core';
import { assertReportOf } from './assert-report-of.ts';
import { keepFiledReport } from '@originmark/storage';
import type { Filed } from './file-entry.ts';
import type { WalletContext } from './wallet-context.ts';

/**
 * Presents what was filed at the verifier, and keeps its report. What the verifier refuses is told and
 * changes nothing: the entry stays filed here and can be presented again.
 */
export async function submitFiled(
  filed: Filed,
  tenant: string,
  { resources }: Pick<WalletContext, 'resources'>,
): Promise<{ readonly status: number; readonly body: unknown } | undefined> {
  const { crypto, database, verifierAt } = resources;
  const answer = await verifierAt?.submit(tenant, filed.bundle);
  if (answer === undefined || answer.status >= 300) return answer;
  const body = answer.body as JsonValue;
  const report = isJsonObject(body) ? body['report'] : undefined;
  if (typeof report !== 'string') return answer;
  const { id } = assertReportOf(report, filed.credential, crypto);
  await database.forTenant(tenant).transaction((tx) =>
    keepFiledReport(tx, {
      number: filed.entryNumber,
      version: filed.entryVersion,
      submissionId: id,
      report,
    }),
  );
  return answer;
}
