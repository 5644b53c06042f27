import { formatDateTime, isJsonObject, type JsonObject } from '@originmark/core';
import { checkCertificationElements } from '@originmark/customs';
import { EXIT, type ExitCode, unreadable } from '../errors.ts';
import { memberOf, textOf } from '../files/read-bundle.ts';
import { readTokenFile, type TokenFile } from '../files/read-token-file.ts';
import { refuseOverwrite } from '../files/refuse-overwrite.ts';
import { writeOutput } from '../files/write-output.ts';
import type { Call, Io } from '../io.ts';
import { toDid } from '../workspace/identifiers.ts';
import { draftCertification, draftEntry, draftInvoice } from './draft-trade.ts';
import { withWorkspace } from '../workspace/open-workspace.ts';

interface DraftPlace {
  readonly data?: string;
  readonly out?: string;
}

export type DraftArgs = DraftPlace &
  (
    | { readonly kind: 'right'; readonly owner: string }
    | { readonly kind: 'licence'; readonly basis: string; readonly licensee: string }
    | {
        readonly kind: 'certification';
        readonly certifier: string;
        readonly importer: string;
        readonly agreement?: string;
      }
    | { readonly kind: 'invoice'; readonly seller: string; readonly buyer: string }
    | { readonly kind: 'entry'; readonly importer: string; readonly exporter: string }
  );

const YEAR_MS = 365 * 86_400_000;

/**
 * Writes a draft to begin with: an example of a right, or a licence under a right or licence. What is
 * invented in it is for its author to change.
 * @throws CliError 64, 65
 */
export async function runDraft({ args, io }: Call<DraftArgs>): Promise<ExitCode> {
  const inputs = args.kind === 'licence' ? [args.basis] : [];
  if (args.out !== undefined) await refuseOverwrite(args.out, { inputs }, io);
  const draft = await makeDraft(args, io);
  const text = `${JSON.stringify(draft, null, 2)}\n`;
  if (args.out === undefined) await io.out(text);
  else {
    await writeOutput(args.out, text, io, { inputs });
    await io.out(
      `Wrote ${args.out}: change what is invented in it, then ${args.kind === 'entry' ? 'pre-flight it' : 'issue it'}.\n`,
    );
    if (args.kind === 'certification')
      for (const lack of lacksOf(draft)) await io.out(`It does not say yet: ${lack}.\n`);
  }
  return EXIT.noException;
}

/** What the agreement asks for and the draft lacks, or leaves open, with the citation. */
function lacksOf({ credentialSubject: subject }: JsonObject): readonly string[] {
  if (subject === undefined || !isJsonObject(subject)) return [];
  const checked = checkCertificationElements(subject, subject['agreement']);
  if (!checked.ok) return [];
  return checked.value.flatMap((answer) => {
    const { citation, title } = answer.element;
    if (answer.answer === 'missing') return [`${title}: ${answer.why} (${citation})`];
    return answer.answer === 'undecided' ? [`${title}: ${answer.wantOf} (${citation})`] : [];
  });
}

async function makeDraft(args: DraftArgs, io: Io): Promise<JsonObject> {
  if (args.kind === 'right') {
    const { owner } = args;
    return withWorkspace(args, io, async ({ database }) =>
      draftRight(await toDid(database, owner), owner, io.now()),
    );
  }
  if (args.kind !== 'licence') return makeTradeDraft(args, io);
  const { basis, licensee } = args;
  const parent = await readTokenFile(basis, 'the basis', io);
  const did = licensee.startsWith('did:')
    ? licensee
    : await withWorkspace(args, io, ({ database }) => toDid(database, licensee));
  return draftLicence(parent, basis, did, io.now());
}

/** Drafts of what traders give one another, between parties by DID or by name of the data folder. */
async function makeTradeDraft(
  args: Exclude<DraftArgs, { kind: 'right' | 'licence' }>,
  io: Io,
): Promise<JsonObject> {
  const { certifier, importer, seller, buyer, exporter } = args as unknown as Partial<
    Record<string, string>
  >;
  const [one = '', other = ''] = [certifier ?? seller ?? importer, buyer ?? exporter ?? importer];
  const [first, second] = await withWorkspace(args, io, async ({ database }) => {
    const party = async (text: string) => ({
      did: await toDid(database, text),
      name: text.startsWith('did:') ? 'Name of the party' : text,
    });
    return [await party(one), await party(other)] as const;
  });
  switch (args.kind) {
    case 'certification':
      return draftCertification(first, second, args.agreement ?? 'USMCA', io.now());
    case 'invoice':
      return draftInvoice(first, second, io.now());
    case 'entry':
      return draftEntry(first, second, io.now());
  }
}

function draftRight(owner: string, name: string, now: number): JsonObject {
  return {
    type: 'IntellectualPropertyRightsCredential',
    credentialSubject: {
      type: 'IntellectualPropertyRights',
      right: 'https://rights.example/trademark-9990417',
      intellectualPropertyRightsOwner: {
        id: owner,
        type: 'Organization',
        name: name.startsWith('did:') ? 'Owner' : name,
      },
      intellectualPropertyRightsType: 'Trademark',
      mark: 'LUMI & BRAMBLE',
      registration: {
        office: 'United States Patent and Trademark Office',
        number: '9990417',
        from: dayOf(now - 2 * YEAR_MS),
        until: dayOf(now + 8 * YEAR_MS),
      },
      recordation: {
        number: 'TMK 24-90417',
        goods: [{ system: 'HS2022', prefix: '9503' }],
        from: dayOf(now - YEAR_MS),
        until: dayOf(now + 8 * YEAR_MS),
      },
    },
  };
}

function draftLicence(parent: TokenFile, path: string, licensee: string, now: number): JsonObject {
  const subject = parent.payload['credentialSubject'];
  const right = textOf(memberOf(subject, 'right'));
  const scope = memberOf(subject, 'scope');
  const rights = right === '' ? memberOf(scope, 'rights') : [right];
  if (rights === undefined)
    throw unreadable(
      `${path} is no right and no licence, so no licence rests on it: give the token of one of them.`,
    );
  const recorded = memberOf(memberOf(subject, 'recordation'), 'goods');
  const from = Math.floor(now / 1000) * 1000;
  return {
    type: 'IntellectualPropertyRightsLicenseCredential',
    credentialSubject: {
      type: 'IntellectualPropertyRightsLicense',
      licensee: { id: licensee, type: 'Organization', name: 'Licensee' },
      extendsCredential: parent.id,
      scope: isJsonObject(scope)
        ? { ...scope, sublicensing: false, depth: 0 }
        : {
            rights,
            activities: ['make', 'import', 'distribute', 'sell'],
            goods: recorded ?? [{ system: 'HS2022', prefix: '9503' }],
            soldIn: ['US'],
            term: { from: formatDateTime(from), until: formatDateTime(from + YEAR_MS) },
            sublicensing: false,
            depth: 0,
          },
    },
    edge: [
      {
        role: 'extendsCredential',
        credential: parent.id,
        credentialDigest: parent.digest,
      },
    ],
  };
}

function dayOf(epochMs: number): string {
  return formatDateTime(epochMs).slice(0, 10);
}
