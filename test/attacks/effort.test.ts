import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  copy,
  createDemoStory,
  type DemoStoryOptions,
  draftCredential,
  type DraftCredential,
  signerOf,
  type StoryDraft,
  subjectOf,
} from '@originmark/demo-entry';
import { addCopies, fillLines, hugeListUrl, signHugeLists } from './crowd.ts';
import { verifyBundle, verifyStory } from './verify-story.ts';

/**
 * Most CPU that any of these may cost, in ms at the speed of {@link UNIT}; each would take minutes if ways
 * were counted instead of credentials.
 */
const BOUND = 5000;

/** The same for what needs no more than a few hundred, and took several thousand. */
const TIGHT = 2500;
/** CPU (ms) of one Ed25519 verification on the machine that the bounds are for: a busy one takes longer for all. */
const UNIT = 0.13;
const MIB = 1024 * 1024;

/** Tells a story, and measures its verdict alone. */
async function judge(options: DemoStoryOptions) {
  const story = await createDemoStory(options);
  const slowness = Math.max(1, verificationMs() / UNIT);
  const held = process.memoryUsage().arrayBuffers;
  const before = cpuMs();
  const verdict = await verifyBundle(story, story.bundleText);
  const cpu = (cpuMs() - before) / slowness;
  return { verdict, cpu, kept: process.memoryUsage().arrayBuffers - held };
}

function verificationMs(): number {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const message = Buffer.alloc(1024, 7);
  const signature = sign(null, message, privateKey);
  const before = cpuMs();
  for (let count = 0; count < 500; count += 1) verify(null, message, publicKey, signature);
  return (cpuMs() - before) / 500;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Layers of recognitions, each of which names every one of the next layer. */
function layRecognitions(draft: StoryDraft, layers: number, width: number): void {
  let below: string[] = [];
  for (let layer = 0; layer < layers; layer += 1) {
    const keys: string[] = [];
    for (let index = 0; index < width; index += 1) {
      const key = `layer${layer}x${index}`;
      const { credential } = draftCredential('registryRecognition', 'RecognizedEntityCredential', {
        issuer: 'recordation',
        signedAt: '2026-01-01T00:00:00Z',
        subject: copy(draft.credentials.registryRecognition.credential.credentialSubject),
      });
      const made: DraftCredential<{ id: string }> = {
        credential: {
          ...credential,
          id: `urn:uuid:00000000-0000-8000-8000-${String(layer * 100 + index).padStart(12, '0')}`,
        },
        edges: below.map((to) => ({ role: 'recognizedIn', to })),
        signer: signerOf('recordation'),
        checked: false,
      };
      draft.added[key] = made;
      keys.push(key);
    }
    below = keys;
  }
  draft.credentials.markRight.edges = below.map((to) => ({ role: 'recognizedIn', to }));
}

describe('the effort of a verdict', () => {
  it('counts credentials and not the ways between them, for recognitions in layers', async () => {
    const before = cpuMs();
    const { verdict } = await verifyStory({
      edit: (draft) => {
        layRecognitions(draft, 4, 34);
      },
    });
    expect(cpuMs() - before).toBeLessThan(BOUND);
    expect(verdict.outcome).toBe('exception');
  });

  it('refuses a bundle of more edges than it may have', async () => {
    const { verdict } = await verifyStory({
      edit: (draft) => {
        layRecognitions(draft, 3, 48);
      },
    });
    expect(verdict.outcome).toBe('exception');
    expect(verdict.fragments.map(({ code }) => code)).toContain('intake.too-large');
    expect(verdict.lines).toEqual([]);
  });

  it('opens status lists up to a limit, however small they come', async () => {
    const lists = await signHugeLists(40);
    const { cpu, verdict, kept } = await judge({
      edit: (draft) => {
        const crowd = addCopies(
          draft,
          'toyReceipt',
          { name: 'x', count: lists.length, signer: 'harborpine' },
          (credential, at) => {
            credential.credentialStatus = [
              {
                type: 'BitstringStatusListEntry',
                statusPurpose: 'revocation',
                statusListIndex: '9',
                statusListCredential: hugeListUrl(at),
              },
            ];
          },
        );
        draft.presentation.members = [...crowd.keys, 'entry'];
      },
      tamper: ({ bundle }) => {
        (bundle.evidence ??= {}).statusLists = lists;
      },
    });
    expect(cpu).toBeLessThan(TIGHT);
    expect(kept).toBeLessThan(100 * MIB);
    const opened = verdict.fragments.filter(
      ({ check, credential }) => check === 'status' && credential?.startsWith('x:') === true,
    );
    // None of these receipts is reached, so that they can neither serve nor spoil the entry.
    expect(opened.filter(({ code }) => code === 'status.ok')).toHaveLength(2);
    expect(opened.filter(({ code }) => code === 'status.unavailable')).toHaveLength(38);
    expect(opened.filter(({ effect }) => effect !== 'none')).toEqual([]);
  });

  it('refuses rights, lines and licences that multiply beyond the limit', async () => {
    const { cpu, verdict } = await judge({
      edit: (draft) => {
        const rights = addCopies(
          draft,
          'artRight',
          { name: 'r', count: 60, signer: 'recordation' },
          ({ credentialSubject }, at) => {
            credentialSubject['right'] = `q:${at}`;
          },
        );
        const edges = rights.keys.map((to) => ({ role: 'extendsCredential', to }));
        const licences = addCopies(
          draft,
          'sublicence',
          { name: 'l', count: 30, signer: 'brightfern', edges },
          ({ credentialSubject }) => {
            delete (credentialSubject['scope'] as { rights?: unknown }).rights;
            credentialSubject['extendsCredential'] = rights.ids;
          },
        );
        const indicated = rights.ids.map((_, at) => `q:${at}`);
        fillLines(draft, 60, licences, { others: rights.keys, change: { rights: indicated } });
      },
    });
    expect(cpu).toBeLessThan(TIGHT);
    expect(verdict.outcome).toBe('exception');
    expect(verdict.fragments.find(({ code }) => code === 'intake.too-large')).toMatchObject({
      expected: { grantsOfAllLines: 6000 },
      found: { grants: 108_000 },
    });
    expect(verdict.lines[0]?.ipr).toContainEqual({ right: 'q:0', outcome: 'undetermined' });
    expect(Object.keys(verdict.axes.ipr)).toEqual(['undetermined']);
  });

  it('reads an invoice once, however many lines it is compared with', async () => {
    const { cpu, verdict } = await judge({
      edit: (draft) => {
        const invoices = addCopies(
          draft,
          'toyInvoice',
          { name: 'i', count: 15, signer: 'horizonte' },
          ({ credentialSubject }, at) => {
            credentialSubject['invoiceNumber'] = `I${at}`;
            credentialSubject['lines'] = Array.from({ length: 900 }, () => ({
              description: 'x',
              tariffClassification: { system: 'HS2022', code: '9503.00' },
              quantity: { value: '1', unit: 'C62' },
              unitPrice: { amount: '1', currency: 'USD' },
              amount: { amount: '1', currency: 'USD' },
            }));
          },
        );
        fillLines(draft, 400, invoices);
      },
    });
    expect(cpu).toBeLessThan(TIGHT);
    expect(verdict.lines).toHaveLength(400);
  });

  it('weighs the goods of a bill once, however many lines it is compared with', async () => {
    const { cpu, verdict } = await judge({
      edit: (draft) => {
        const [product] = subjectOf(draft, 'entry').lines.find(({ line }) => line === 2)
          ?.products ?? [''];
        const [first] = subjectOf(draft, 'veracruzBill').goods;
        const packages = first?.packages;
        const bills = addCopies(
          draft,
          'veracruzBill',
          { name: 'b', count: 12, signer: 'carrier' },
          ({ credentialSubject }, at) => {
            const own = { description: 'x', grossWeight: { value: '1', unit: 'KGM' }, packages };
            credentialSubject['billNumber'] = `BILL${at}`;
            credentialSubject['goods'] = Array.from({ length: 500 }, () => ({ ...own, product }));
          },
        );
        const grossWeight = { value: '5', unit: 'KGM' };
        fillLines(draft, 300, bills, { change: { grossWeight } });
      },
    });
    expect(cpu).toBeLessThan(TIGHT);
    expect(verdict.lines).toHaveLength(300);
  });

  it('walks the evidence behind a certification once, however many lines it serves', async () => {
    const { cpu, verdict } = await judge({
      edit: (draft) => {
        const declarations = addCopies(draft, 'millDeclaration', {
          name: 'd',
          count: 125,
          signer: 'tejidos',
        });
        const edges = declarations.keys.map((to) => ({ role: 'basedOn', to }));
        const certifications = addCopies(draft, 'toyExporterCertification', {
          name: 'c',
          count: 30,
          signer: 'horizonte',
          edges,
        });
        fillLines(draft, 200, certifications, {
          others: declarations.keys,
          change: { spi: 'S' },
        });
      },
    });
    expect(cpu).toBeLessThan(TIGHT);
    expect(verdict.lines).toHaveLength(200);
  });
});
