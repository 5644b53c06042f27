import { randomUUID } from 'node:crypto';
import type { CertificationWithdrawal } from '@originmark/customs';
import { addDueDate, type StorageTransaction } from '@originmark/storage';
import {
  agreementIn,
  CERTIFICATIONS,
  factsOfEntry,
  factsOfLine,
  type LineHit,
  linesHitBy,
} from '@originmark/wallet';
import { type Static, Type } from 'typebox';
import type { RoutePlugin } from '../app.ts';
import { principalOf } from '../auth/principal.ts';
import type { WalletContext } from '../filing/wallet-context.ts';
import { HttpError } from '../http/http-error.ts';
import { todayAt } from './due-dates-of.ts';
import { allFiledEntries } from './filed-entries-of.ts';
import { assertDay, Day } from './worklist-routes.ts';

const Withdrawal = Type.Object(
  {
    certification: Type.String({
      minLength: 1,
      maxLength: 2048,
      description: 'id; it is held here',
    }),
    kind: Type.Enum(['false-from-the-start', 'ceased', 'clerical-replaced', 'key-compromised']),
    lastGoodDay: Type.Optional(Day),
    replacedBy: Type.Optional(Type.String({ minLength: 1, maxLength: 2048 })),
    awareOn: Type.Optional(Type.String({ description: 'when it was known; default today' })),
  },
  {
    $id: 'Withdrawal',
    additionalProperties: false,
    examples: [{ certification: 'urn:uuid:7d0c', kind: 'false-from-the-start' }],
  },
);

const WithdrawalHits = Type.Object(
  {
    advisory: Type.Literal(true),
    certification: Type.String(),
    lines: Type.Unsafe<readonly LineHit[]>(Type.Array(Type.Object({}))),
    unread: Type.Unsafe<readonly string[]>(Type.Array(Type.String())),
  },
  { $id: 'WithdrawalHits', additionalProperties: false },
);

/** Which entries a certification hits that its maker takes back, and by when to correct them. */
export function withdrawalRoutes({
  holdingsOf,
  resources,
}: Pick<WalletContext, 'holdingsOf' | 'resources'>): RoutePlugin {
  const { clock, database } = resources;
  return (app) => {
    for (const schema of [Withdrawal, WithdrawalHits]) app.addSchema(schema);
    app.post(
      '/withdrawals',
      {
        config: { access: { scope: 'write:worklist', actors: ['importer', 'broker'] } },
        schema: {
          operationId: 'tellWithdrawal',
          summary:
            'Which lines of entries a withdrawn certification hits; enters what is to be corrected',
          body: Withdrawal,
          response: { 200: Type.Ref('WithdrawalHits') },
        },
      },
      async (request) => {
        const { tenant } = principalOf(request);
        const own = database.forTenant(tenant);
        const { awareOn, certification: id } = request.body;
        const withdrawal = withdrawalOf(request.body);
        const holdings = await holdingsOf(tenant);
        const [certification] = await holdings.withId(id);
        if (certification === undefined)
          throw new HttpError('http.not-found', `no certification ${id} is held`);
        if (!CERTIFICATIONS.includes(certification.type))
          throw new HttpError('http.invalid', `${id} is a ${certification.type}`, {
            pointer: '/certification',
          });
        const known = awareOn === undefined ? undefined : assertDay(awareOn, '/awareOn');
        const { entries, unread } = await allFiledEntries(own);
        const agreement = agreementIn(certification);
        const now = clock();
        const lines = await linesHitBy({
          withdrawal,
          ...(agreement !== undefined && { agreement }),
          entries,
          factsOf: (entry, line) => {
            const today = todayAt(now, entry.port);
            return factsOfLine(factsOfEntry(entry, { today, awareOn: known ?? today }), line);
          },
          holdings,
        });
        await own.transaction((tx) => enterCorrections(tx, id, lines, now));
        return { advisory: true as const, certification: id, lines, unread };
      },
    );
  };
}

/** @throws HttpError `http.invalid` */
function withdrawalOf(asked: Static<typeof Withdrawal>): CertificationWithdrawal {
  const { certification, kind, lastGoodDay, replacedBy } = asked;
  if (lastGoodDay !== undefined && kind !== 'ceased')
    throw new HttpError('http.invalid', `a last good day belongs to ceased, not to ${kind}`, {
      pointer: '/lastGoodDay',
    });
  switch (kind) {
    case 'ceased':
      return {
        certification,
        kind,
        ...(lastGoodDay !== undefined && { lastGoodDay: assertDay(lastGoodDay, '/lastGoodDay') }),
      };
    case 'clerical-replaced':
      return { certification, kind, ...(replacedBy !== undefined && { replacedBy }) };
    case 'false-from-the-start':
    case 'key-compromised':
      return { certification, kind };
  }
}

/** What is hit or may be is to be looked at; where a last day is known, until then. */
async function enterCorrections(
  tx: StorageTransaction,
  certification: string,
  hits: readonly LineHit[],
  now: number,
): Promise<void> {
  for (const { entryNumber, line, remedies = [] } of hits)
    for (const remedy of remedies) {
      if (remedy.answer !== 'open' && remedy.answer !== 'undecided') continue;
      const lastDay = remedy.answer === 'open' ? remedy.until : undefined;
      await addDueDate(tx, {
        id: randomUUID(),
        kind: remedy.remedy,
        about: `${entryNumber} line ${line}: ${certification} was withdrawn`,
        ...(lastDay !== undefined && { lastDay }),
        rule: remedy.citation,
        source: `withdrawal of ${certification}`,
        createdAt: now,
      });
    }
}
