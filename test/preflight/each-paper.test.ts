import { describe, expect, it } from '@jest/globals';
import { createDemoStory, type DemoStory, type StoryDraft } from '@originmark/demo-entry';
import type { PreflightReport } from '@originmark/schemas';
import { formatVerdict, verifyEntry } from '@originmark/verifier';
import { type Preflight, rememberSupport } from '@originmark/wallet';
import { type Departure, holdingsOf } from './holdings-of-story.ts';
import { crypto, preflightStory, verifierOf } from './preflight-story.ts';

const OUTCOMES = { 'no-exception': 'clean', review: 'attention', exception: 'stop' } as const;
const LICENCE_ENDED = '2026-07-19T00:00:00Z';
const CERTIFICATION_ENDED = { from: '2025-09-01', until: '2026-08-31' };

const story = await createDemoStory();
const before = await preflightStory(story, holdingsOf(story));

/** The pre-flight of an importer that filed the same parts before. */
async function preflightAgain(of: DemoStory, departure: Departure = {}): Promise<Preflight> {
  const holdings = holdingsOf(of, departure);
  await rememberSupport(before.match, before.support, holdings);
  return preflightStory(of, holdings);
}

const keyIn = (of: DemoStory, id: string | undefined): string =>
  Object.entries(of.credentials).find(([, { credential }]) => credential.id === id)?.[0] ??
  String(id);

/** What is to be mended: neither notices nor what only follows, with papers that were set aside. */
function toMend(of: DemoStory, report: PreflightReport): string[] {
  const told = [
    ...report.header,
    ...report.lines.flatMap(({ problems, setAside = [] }) => [...problems, ...setAside]),
  ];
  return told
    .filter(({ followsFrom, kind }) => kind !== 'notice' && followsFrom === undefined)
    .map(({ credential, kind, number }) => `${kind} ${number ?? keyIn(of, credential)}`);
}

const usual = new Set(toMend(story, before.report));
const named = (of: DemoStory, { report }: Preflight): string[] => [
  ...new Set(toMend(of, report).filter((one) => !usual.has(one))),
];

/** The report is drawn from the verifier's verdict of the bundle that it would present, byte for byte. */
async function expectAgreement(of: DemoStory, { bundle, report, verdict }: Preflight) {
  const clocks = { presentedAt: of.clocks.presentedAt, verifiedAt: of.clocks.presentedAt };
  const judged = await verifyEntry({
    ...(await verifierOf(of)),
    bundle: bundle.text,
    clocks,
    crypto,
  });
  expect(formatVerdict(judged)).toBe(formatVerdict(verdict));
  // What is sealed to the verifier alone is no reason to hold the entry back.
  const told = [...report.header, ...report.lines.flatMap(({ problems }) => problems)];
  const isOnlySealed = told.every(({ kind }) => kind === 'sealed' || kind === 'notice');
  const isClean = isOnlySealed && judged.outcome === 'review';
  expect(report.outcome).toBe(isClean ? 'clean' : OUTCOMES[judged.outcome]);
  expect(report.lines.map(({ line, preference }) => [line, preference])).toEqual(
    judged.lines.map(({ line, preference }) => [line, preference.outcome]),
  );
  // Whatever weighs is told: every such finding has its code in the report.
  const codes = new Set(told.flatMap((problem) => problem.codes));
  const weighing = judged.fragments.filter(
    ({ code, effect }) => effect !== 'none' && code !== 'time.claim-unconfirmed',
  );
  expect(weighing.map(({ code }) => code).filter((code) => !codes.has(code))).toEqual([]);
}

/** Another signature of the same length over the same payload. */
function spoil(token: string): string {
  const at = token.length - 10;
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}

const CERTIFICATIONS = [
  'shirtCertification',
  'toyMakerCertification',
  'toyExporterCertification',
  'suitcaseCertification',
] as const;
const LICENCES = ['masterLicence', 'sublicence', 'makerAuthorization'] as const;
const PAPERS = [...CERTIFICATIONS, ...LICENCES];
/** What the papers above rest on, and what stands beside them. */
const OTHERS = [
  'registrarRecognition',
  'registryRecognition',
  'markRight',
  'artRight',
  'spinnerDeclaration',
  'millDeclaration',
  'threadDeclaration',
  'shirtRecord',
  'harborpineIdentity',
  'horizonteIdentity',
  'maletasIdentity',
  'altiplanoIdentity',
  'confeccionesIdentity',
];

describe('a certification or licence, and what it rests on', () => {
  it.each([...PAPERS, ...OTHERS])('%s taken away: it is named, and nothing else', async (key) => {
    const told = await preflightAgain(story, { without: [key] });
    expect(named(story, told)).toEqual([`missing ${key}`]);
    await expectAgreement(story, told);
  });

  it.each([...PAPERS, ...OTHERS])('%s spoiled: it is named, and nothing else', async (key) => {
    const { token } = story.credentials[key] ?? { token: '' };
    const told = await preflightAgain(story, { instead: { [key]: spoil(token) } });
    expect(named(story, told)).toEqual([`defective ${key}`]);
    await expectAgreement(story, told);
  });

  it.each<[string, (draft: StoryDraft) => void]>([
    ['shirtCertification', endBlanket('shirtCertification')],
    ['toyExporterCertification', endBlanket('toyExporterCertification')],
    [
      'suitcaseCertification',
      ({ credentials }) => {
        credentials.suitcaseCertification.credential.validUntil = '2026-09-20T00:00:00Z';
      },
    ],
    ['masterLicence', endValidity('masterLicence')],
    ['sublicence', endValidity('sublicence')],
    ['makerAuthorization', endValidity('makerAuthorization')],
    [
      'makerAuthorization',
      ({ credentials: { makerAuthorization } }) => {
        makerAuthorization.credential.credentialSubject.scope.term = {
          from: '2026-01-15T00:00:00Z',
          until: LICENCE_ENDED,
        };
      },
    ],
  ])('%s lapsed: it is named, and nothing else', async (key, edit) => {
    const lapsed = await createDemoStory({ edit });
    const told = await preflightAgain(lapsed);
    expect(named(lapsed, told)).toEqual([`lapsed ${key}`]);
    await expectAgreement(lapsed, told);
  });

  it('toyMakerCertification lapsed below one that stands: told as ended, the claim stands', async () => {
    const lapsed = await createDemoStory({ edit: endBlanket('toyMakerCertification') });
    const told = await preflightAgain(lapsed);
    const line = told.report.lines.find((one) => one.line === 2);

    expect(named(lapsed, told)).toEqual([]);
    expect(line?.preference).toBe('supported');
    expect(
      line?.lapsing.map(({ credential, days, what }) => [keyIn(lapsed, credential), what, days]),
    ).toContainEqual(['toyMakerCertification', 'blanket-period', -24]);
    await expectAgreement(lapsed, told);
  });
});

describe('a document that a line names', () => {
  it.each([
    ['shirtInvoice', 'CVS-2026-0831', [1]],
    ['suitcaseInvoice', 'MB-2026-05519', [3]],
    ['tshirtInvoice', 'TU-26-1177', [4]],
    ['veracruzBill', 'ZZGT26090771', [2, 3]],
    ['puertoCortesBill', 'ZZGT26090794', [1, 4]],
  ])('%s taken away: told by its number on its lines', async (key, number, lines) => {
    const told = await preflightAgain(story, { without: [key] });
    expect(named(story, told)).toEqual([`missing ${number}`]);
    const concerned = told.report.lines.filter(({ problems }) =>
      problems.some((problem) => problem.number === number),
    );
    expect(concerned.map(({ line }) => line)).toEqual(lines);
    await expectAgreement(story, told);
  });
});

function endBlanket(key: (typeof CERTIFICATIONS)[number]) {
  return ({ credentials }: StoryDraft): void => {
    credentials[key].credential.credentialSubject.blanketPeriod = { ...CERTIFICATION_ENDED };
  };
}

/** Ends the credential itself; what rests on it was issued while it stood. */
function endValidity(key: (typeof LICENCES)[number]) {
  return ({ credentials }: StoryDraft): void => {
    credentials[key].credential.validUntil = LICENCE_ENDED;
    for (const below of LICENCES) credentials[below].checked = false;
  };
}
