import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  addSupport,
  BAY_DISCOUNT,
  buyKit,
  certifyValueContent,
  citeRule,
  draftCredential,
  endSublicence,
  fileLine,
  HOSTILE_TWINS,
  importByBayDiscount,
  lineOf,
  makeDressShirts,
  moveShipment,
  partyOf,
  presentAt,
  priceLining,
  priceToyParts,
  reissue,
  removeSupport,
  revoke,
  sewWithForeignThread,
  spinForeignCotton,
  type StoryDraft,
  subjectOf,
  type TwinStory,
  type TwinVerification,
  urnOf,
} from '@originmark/demo-entry';
import type { EntryVerdict } from '@originmark/schemas';
import { openCodes, verifyStory, verifyTwin } from './verify-story.ts';

// The twenty variants of the demo page, section 11. The ledger decides possession and the chain of licences; a
// production record that is disclosed has origin computed anew.

const MARK = 'https://recordation.customs.example/rights/tmk-24-90417';
const ART = 'https://recordation.customs.example/rights/cop-24-90418';

const POSSESSION = 'origin.possession-unproven';
const UNDECIDABLE = 'origin.rule-undecidable';
const EXISTENCE = 'chain.existence-unproven';

type Edit = (draft: StoryDraft) => void;

async function judge(edit: Edit, verification?: TwinVerification): Promise<EntryVerdict> {
  return (await verifyStory({ edit }, verification)).verdict;
}

function twin(id: string): { attack: TwinStory; legal: TwinStory } {
  const found = HOSTILE_TWINS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no twin "${id}"`);
  return found;
}

function lineIn(verdict: EntryVerdict, line: number): EntryVerdict['lines'][number] {
  const found = verdict.lines.find((one) => one.line === line);
  if (found === undefined) throw new Error(`the verdict has no line ${line}`);
  return found;
}

function preferenceOf(verdict: EntryVerdict, line: number) {
  return lineIn(verdict, line).preference;
}

function rightOf(verdict: EntryVerdict, line: number, right: string) {
  return lineIn(verdict, line).ipr.find((one) => one.right === right);
}

let untampered: EntryVerdict;

beforeAll(async () => {
  untampered = (await verifyStory()).verdict;
});

describe('section 10, the untampered entry', () => {
  it('supports lines 1 to 3, shows the licences of line 2, and has no exception', () => {
    const nothing = { failed: [], open: [] };
    for (const line of [1, 2, 3]) {
      expect(preferenceOf(untampered, line).outcome).toBe('supported');
      expect(openCodes(untampered, line, 'preference')).toEqual(nothing);
    }
    expect(untampered.outcome).toBe('no-exception');
    expect(rightOf(untampered, 2, MARK)?.outcome).toBe('chain-shown');
    expect(rightOf(untampered, 2, ART)?.outcome).toBe('chain-shown');
    expect(openCodes(untampered, 2, 'ipr')).toEqual(nothing);
    expect(preferenceOf(untampered, 4).outcome).toBe('not-claimed');
  });

  it('says by which rule the goods originate, from the records that were disclosed', () => {
    expect(preferenceOf(untampered, 1).determination).toMatchObject({
      outcome: 'originating',
      criterion: '29(b)(ii)(A)',
      rule: 'GN 29(n) chapter 62 rule 30B',
    });
    expect(preferenceOf(untampered, 3).determination).toMatchObject({
      outcome: 'originating',
      criterion: 'B',
      rule: expect.stringContaining('chapter 42'),
      unconfirmed: [expect.stringContaining('General Note 11(o)'), expect.any(String)],
    });
    expect(preferenceOf(untampered, 2).determination).toBeUndefined();
  });

  it('counts 18,000 of 20,000 and of 40,000 drawn, as far as known here', () => {
    const drawn = rightOf(untampered, 2, MARK)?.drawDown ?? [];
    expect(drawn.map(({ max, total }) => [Number(max), Number(total)])).toEqual([
      [250_000, 18_000],
      [40_000, 18_000],
      [20_000, 18_000],
    ]);
  });

  it('leaves open without proofs what only they decide', async () => {
    const verdict = await judge((draft) => {
      for (const one of Object.values(draft.credentials)) one.anchoredAt = null;
    });
    expect(openCodes(verdict, 1, 'preference').open).toEqual([POSSESSION]);
    expect(openCodes(verdict, 2, 'preference')).toEqual({ failed: [], open: [POSSESSION] });
    expect(openCodes(verdict, 2, 'ipr')).toEqual({ failed: [], open: [EXISTENCE] });
    expect(verdict.filing.outcome).toBe('undetermined');
  });
});

describe('variant 1, arrival at 23:30 in Houston on the last day', () => {
  const edit: Edit = (draft) => {
    moveShipment(draft, { importedAt: '2027-01-05T05:30:00Z', claimedAt: '2027-01-15T15:05:00Z' });
  };

  it('is supported: the day of importation is the port’s', async () => {
    const verdict = await judge(edit);
    expect(lineIn(verdict, 2).clocks.imported).toBe('2027-01-04');
    expect(preferenceOf(verdict, 2).outcome).toBe('supported');
  });

  it('is undetermined where nothing dates the receipt', async () => {
    const verdict = await judge((draft) => {
      edit(draft);
      draft.credentials.toyReceipt.anchoredAt = null;
    });
    expect(preferenceOf(verdict, 2).outcome).toBe('undetermined');
    expect(openCodes(verdict, 2, 'preference')).toEqual({ failed: [], open: [POSSESSION] });
  });
});

describe('variant 2, imported between two blanket periods', () => {
  const renew =
    (from: string): Edit =>
    (draft) => {
      moveShipment(draft, {
        importedAt: '2027-01-11T18:00:00Z',
        claimedAt: '2027-01-25T15:05:00Z',
      });
      const signedAt = '2027-01-20T16:00:00-06:00';
      draft.credentials.toyExporterCertification.credential.validFrom = signedAt;
      const subject = subjectOf(draft, 'toyExporterCertification');
      subject.signedAt = signedAt;
      subject.blanketPeriod = { from, until: '2028-01-04' };
      draft.credentials.toyExporterCertification.anchoredAt = signedAt;
      draft.credentials.toyReceipt.credential.validFrom = '2027-01-21T15:00:00Z';
      draft.credentials.toyReceipt.anchoredAt = '2027-01-21T16:00:00Z';
      subjectOf(draft, 'toyReceipt').receivedAt = '2027-01-21T15:00:00Z';
    };

  it('is not supported, and curable, when the new period begins with the new certification', async () => {
    const verdict = await judge(renew('2027-01-20'));
    expect(preferenceOf(verdict, 2)).toMatchObject({ outcome: 'not-supported', curable: true });
    expect(openCodes(verdict, 2, 'preference').failed).toEqual(['origin.blanket-period']);
  });

  it('cannot be decided when the period reaches back before its certification', async () => {
    const verdict = await judge(renew('2027-01-05'));
    expect(preferenceOf(verdict, 2).outcome).toBe('undetermined');
    expect(openCodes(verdict, 2, 'preference')).toEqual({
      failed: [],
      open: ['origin.blanket-period'],
    });
  });
});

describe('variant 3, received after the claim', () => {
  it('is not supported, and curable: existence is not possession', async () => {
    const verdict = await judge((draft) => {
      presentAt(draft, '2026-10-05T15:00:00Z');
      draft.credentials.toyReceipt.credential.validFrom = '2026-10-02T14:00:00Z';
      draft.credentials.toyReceipt.anchoredAt = '2026-10-02T15:00:00Z';
      subjectOf(draft, 'toyReceipt').receivedAt = '2026-10-02T14:00:00Z';
    });
    expect(preferenceOf(verdict, 2)).toMatchObject({ outcome: 'not-supported', curable: true });
    expect(openCodes(verdict, 2, 'preference').failed).toContain('origin.possessed-late');
  });

  it('cannot be decided without any receipt', async () => {
    const verdict = await judge((draft) => removeSupport(draft, 2, 'toyReceipt'));
    expect(preferenceOf(verdict, 2).outcome).toBe('undetermined');
    expect(openCodes(verdict, 2, 'preference')).toEqual({ failed: [], open: [POSSESSION] });
  });
});

describe('variant 4, a producer kept confidential', () => {
  it('is supported', async () => {
    const verdict = await judge((draft) => {
      subjectOf(draft, 'toyExporterCertification').producer =
        'Available upon request by the importing authorities';
      draft.credentials.toyExporterCertification.edges = [
        { role: 'certifier', to: 'horizonteIdentity' },
      ];
    });
    expect(preferenceOf(verdict, 2).outcome).toBe('supported');
  });
});

/** Expected and found of the one finding with a code. */
function numbersOf(verdict: EntryVerdict, code: string) {
  const [first] = verdict.fragments.filter((one) => one.code === code);
  return first === undefined ? undefined : [first.expected, first.found];
}

describe('variant 5, dress shirts of foreign fabric, entered under rule 30B', () => {
  it('cannot be decided as filed: rule 30B fails, and rule 30A would be met', async () => {
    const verdict = await judge(makeDressShirts);
    expect(preferenceOf(verdict, 1).outcome).toBe('undetermined');
    expect(openCodes(verdict, 1, 'preference')).toEqual({ failed: [], open: [UNDECIDABLE] });
    expect(preferenceOf(verdict, 1).determination).toMatchObject({
      outcome: 'originating',
      rule: 'GN 29(n) chapter 62 rule 30A',
    });
  });

  it('is supported once the certification cites rule 30A', async () => {
    const verdict = await judge((draft) => {
      makeDressShirts(draft);
      citeRule(draft, 'GN 29(n) chapter 62 rule 30A');
    });
    expect(preferenceOf(verdict, 1).outcome).toBe('supported');
  });

  it('is contradicted where they are no dress shirts', async () => {
    const verdict = await judge((draft) => {
      makeDressShirts(draft);
      const record = subjectOf(draft, 'shirtRecord');
      record.isNotKind = record.isKind ?? [];
      delete record.isKind;
    });
    expect(preferenceOf(verdict, 1).outcome).toBe('contradicted');
    expect(openCodes(verdict, 1, 'preference').failed).toEqual(['origin.de-minimis-exceeded']);
  });
});

describe('variant 6, foreign thread', () => {
  it('is contradicted by chapter rule 4, and the goods stay admissible', async () => {
    const verdict = await judge(sewWithForeignThread);
    expect(preferenceOf(verdict, 1).outcome).toBe('contradicted');
    const [, found] = numbersOf(verdict, 'origin.rule-not-met') ?? [];
    expect(String(found)).toContain('sewing thread');
    const [finding] = verdict.fragments.filter(({ code }) => code === 'origin.rule-not-met');
    expect(finding?.consequenceIfUpheld).toMatchObject({
      duty: { amount: '8935.92', currency: 'USD' },
      fees: { amount: '157.13', currency: 'USD' },
    });
  });
});

describe('variant 7, Brazilian cotton spun in the United States', () => {
  it('is supported: the production counts as a whole', async () => {
    const verdict = await judge(spinForeignCotton);
    expect(preferenceOf(verdict, 1).outcome).toBe('supported');
    expect(openCodes(verdict, 1, 'preference')).toEqual({ failed: [], open: [] });
  });
});

describe('variant 8, freight of 0.26 on the lining', () => {
  it('is contradicted: 10.0208 per cent is over ten', async () => {
    const verdict = await judge((draft) => {
      priceLining(draft, '4.81');
    });
    expect(preferenceOf(verdict, 3).outcome).toBe('contradicted');
    const [, found] = numbersOf(verdict, 'origin.de-minimis-exceeded') ?? [];
    expect(String(found)).toContain('4.81 of 48.00: 10.0208 per cent');
    const [finding] = verdict.fragments.filter(({ code }) => code === 'origin.de-minimis-exceeded');
    expect(finding?.consequenceIfUpheld).toMatchObject({
      duty: { amount: '11520.00', currency: 'USD' },
      fees: { amount: '199.53', currency: 'USD' },
    });
  });

  it('is supported at 4.80, exactly ten per cent', async () => {
    const verdict = await judge((draft) => {
      priceLining(draft, '4.80');
    });
    expect(preferenceOf(verdict, 3).outcome).toBe('supported');
  });
});

describe('variant 9, a suitcase bought as one kit', () => {
  it('is contradicted: a kit is the suitcase itself (GRI 2(a)), no change of chapter', async () => {
    const verdict = await judge(buyKit);
    expect(preferenceOf(verdict, 3).outcome).toBe('contradicted');
    expect(openCodes(verdict, 3, 'preference').failed).toEqual(['origin.de-minimis-exceeded']);
  });
});

describe('variant 10, a value content computed on the entered price', () => {
  it('is not supported, and curable: by transaction value 44.19 per cent, by net cost it qualifies', async () => {
    const verdict = await judge((draft) => {
      priceToyParts(draft, '1.83');
      certifyValueContent(draft, 'transaction-value', '49.47');
    });
    expect(preferenceOf(verdict, 2)).toMatchObject({ outcome: 'not-supported', curable: true });
    const [, found] = numbersOf(verdict, 'entry.line-unsupported') ?? [];
    expect(found).toBe('(8.60 - 4.80) / 8.60: 44.186 per cent');
  });

  it('is supported where it was certified by net cost', async () => {
    const verdict = await judge((draft) => {
      priceToyParts(draft, '1.83');
      certifyValueContent(draft, 'net-cost', '35.13');
    });
    expect(preferenceOf(verdict, 2).outcome).toBe('supported');
  });

  it('is contradicted at 4.90, where both methods fail', async () => {
    const verdict = await judge((draft) => {
      priceToyParts(draft, '1.93');
    });
    expect(preferenceOf(verdict, 2).outcome).toBe('contradicted');
    expect(openCodes(verdict, 2, 'preference').failed).toEqual([
      'origin.de-minimis-exceeded',
      'origin.value-content',
    ]);
  });
});

describe('variant 11, claimed S with another country of origin', () => {
  it('is no fault of the claim: supported, preference and country of origin are two questions', async () => {
    const verdict = await judge((draft) => {
      fileLine(draft, 3, { countryOfOrigin: 'CN' });
      const [item] = subjectOf(draft, 'suitcaseInvoice').lines;
      if (item !== undefined) item.countryOfOrigin = 'CN';
    });
    expect(preferenceOf(verdict, 3).outcome).toBe('supported');
    expect(openCodes(verdict, 3, 'preference')).toEqual({ failed: [], open: [] });
    expect(lineIn(verdict, 3).documents.outcome).toBe('consistent');
  });
});

describe('variant 12, tariff preference level on a certification of origin', () => {
  it('is contradicted: S+ goods do not originate and rest on a certificate of eligibility', async () => {
    const verdict = await judge((draft) => {
      fileLine(draft, 3, { spi: 'S+' });
    });
    expect(preferenceOf(verdict, 3).outcome).toBe('contradicted');
    expect(openCodes(verdict, 3, 'preference').failed).toEqual(['origin.spi-mismatch']);
  });
});

describe('variant 13, originating goods worth 2,310', () => {
  it('need no certification', async () => {
    const { verdict } = await verifyTwin(twin('no-certification').legal);
    expect(preferenceOf(verdict, 3).outcome).toBe('not-required');
  });
});

describe('variant 14, licences that ended', () => {
  it('(a) flags an import in the sell-off, and the chain is shown', async () => {
    const verdict = await judge((draft) => endSublicence(draft, '2026-09-01T00:00:00Z'));
    expect(rightOf(verdict, 2, MARK)).toMatchObject({
      outcome: 'chain-shown-with-flags',
      flags: ['licence.contract-limit'],
    });
    expect(openCodes(verdict, 2, 'ipr')).toEqual({
      failed: ['licence.contract-limit'],
      open: [],
    });
    const limit = verdict.fragments.find(({ code }) => code === 'licence.contract-limit');
    expect(limit?.expected).toEqual({ sellOffUntil: '2026-10-31' });
  });

  it('(b) contradicts a lot made after the authorisation had ended', async () => {
    const { verdict } = await verifyTwin(twin('made-after-the-term').attack);
    expect(rightOf(verdict, 2, MARK)?.outcome).toBe('contradicted');
  });
});

describe('variant 15, 3,000 over the cap', () => {
  it('is not shown for Bay Discount LLC, which is in no chain', async () => {
    const { verdict } = await verifyTwin(twin('overrun-bought-by-a-stranger').attack);
    expect(rightOf(verdict, 2, MARK)?.outcome).toBe('not-shown');
    expect(rightOf(verdict, 2, ART)?.outcome).toBe('not-shown');
  });

  it('is a flag alone for the licensed importer', async () => {
    const { verdict } = await verifyTwin(twin('overrun-bought-by-a-stranger').legal);
    expect(rightOf(verdict, 2, MARK)).toMatchObject({
      outcome: 'chain-shown-with-flags',
      flags: ['licence.quantity-exceeded'],
    });
    expect(openCodes(verdict, 2, 'ipr').open).toEqual([]);
  });
});

describe('variant 16, genuine goods of an independent licensee abroad', () => {
  /** The owner licenses a maker for its own market; Bay Discount LLC buys there and imports. */
  const importFromAbroad: Edit = (draft) => {
    importByBayDiscount(draft);
    const rights = draft.credentials.masterLicence;
    draft.added['foreignLicence'] = draftCredential(
      'masterLicence',
      'IntellectualPropertyRightsLicenseCredential',
      {
        issuer: 'northlight',
        signedAt: '2026-01-10T15:00:00Z',
        status: true,
        edges: rights.edges.map((edge) => ({ ...edge })),
        subject: {
          type: 'IntellectualPropertyRightsLicense',
          licensee: partyOf('maletas'),
          extendsCredential: [urnOf('markRight'), urnOf('artRight')],
          scope: {
            rights: [MARK, ART],
            activities: ['make', 'sell'],
            goods: [{ system: 'HS2022', prefix: '9503' }],
            madeIn: ['BR'],
            soldIn: ['BR'],
            term: { from: '2026-02-01T00:00:00Z', until: '2027-02-01T00:00:00Z' },
          },
        },
      },
    );
    Object.assign(draft.added['foreignLicence'].credential, { id: urnOf('foreignLicence') });
    removeSupport(draft, 2, 'makerAuthorization');
    removeSupport(draft, 2, 'toyMakerInvoice');
    addSupport(draft, 2, 'foreignLicence');
    reissue(draft, 'toyInvoice', 'maletas');
    const invoice = subjectOf(draft, 'toyInvoice');
    invoice.seller = partyOf('maletas');
    invoice.buyer = { id: BAY_DISCOUNT.did, name: BAY_DISCOUNT.name };
    draft.credentials.toyInvoice.edges = [];
    const line = lineOf(draft, 2);
    line.manufacturer = partyOf('maletas').id;
    fileLine(draft, 2, { countryOfOrigin: 'BR' });
  };

  it('is not shown, and no mere flag, where gray-market protection is recorded', async () => {
    const verdict = await judge(importFromAbroad);
    expect(rightOf(verdict, 2, MARK)?.outcome).toBe('not-shown');
    expect(openCodes(verdict, 2, 'ipr').failed).toEqual([
      'licence.contract-limit',
      'licence.gray-market',
    ]);
  });

  it.each<[string, Edit]>([
    [
      'no protection was granted',
      (draft) => {
        const { recordation } = subjectOf(draft, 'markRight');
        if (recordation !== undefined) recordation.grayMarketProtection = false;
        if (recordation !== undefined) recordation.leverProtection = false;
      },
    ],
    [
      'maker and owner are under common control',
      (draft) => {
        const subject = subjectOf(draft, 'markRight');
        subject.commonControl = [partyOf('maletas').id];
        if (subject.recordation !== undefined) subject.recordation.leverProtection = false;
      },
    ],
  ])('is a flag where %s', async (_, edit) => {
    const verdict = await judge((draft) => {
      importFromAbroad(draft);
      edit(draft);
    });
    expect(rightOf(verdict, 2, MARK)).toMatchObject({
      outcome: 'chain-shown-with-flags',
      flags: ['licence.contract-limit'],
    });
    expect(openCodes(verdict, 2, 'ipr')).toEqual({
      failed: ['licence.contract-limit'],
      open: [],
    });
  });
});

describe('variant 17, the character on the T-shirts', () => {
  it('is no finding before anybody has looked, and never "clear"', () => {
    expect(lineIn(untampered, 4).ipr).toEqual([{ outcome: 'no-right-indicated' }]);
  });

  it('is not recorded for the mark, and not shown for the copyright, once an officer observes them', async () => {
    const verdict = await judge(() => undefined, {
      observed: [
        { line: 4, right: MARK },
        { line: 4, right: ART },
      ],
    });
    expect(rightOf(verdict, 4, MARK)?.outcome).toBe('not-recorded');
    expect(rightOf(verdict, 4, ART)?.outcome).toBe('not-shown');
    expect(verdict.outcome).toBe('review');
  });
});

describe('variant 18, a certification that was false since June', () => {
  const notified: Edit = (draft) => {
    presentAt(draft, '2026-11-02T15:00:00Z');
    revoke(draft, 'toyExporterCertification', {
      kind: 'false-from-the-start',
      effectiveFrom: '2026-06-01T00:00:00Z',
    });
  };

  it('contradicts version 1, whenever it was withdrawn', async () => {
    const verdict = await judge(notified);
    expect(preferenceOf(verdict, 2).outcome).toBe('contradicted');
  });

  it('leaves version 2, which claims nothing, and counts its draw-down once', async () => {
    const verdict = await judge(
      (draft) => {
        notified(draft);
        subjectOf(draft, 'entry').entryVersion = 2;
        removeSupport(draft, 2, 'toyExporterCertification');
        removeSupport(draft, 2, 'toyReceipt');
        delete lineOf(draft, 2).spi;
        for (const line of draft.record?.lines ?? []) if (line.line === 2) delete line.spi;
        draft.counters.uses.push({
          credential: draft.credentials.sublicence.credential.id,
          entryNumber: 'Z9Z-0042617-4',
          entryVersion: 1,
          quantity: { value: '6000', unit: 'C62' },
          on: '2026-09-14',
        });
      },
      { memory: { entries: new Map([['Z9Z-0042617-4/1', `uEi${'C'.repeat(44)}`]]) } },
    );
    expect(preferenceOf(verdict, 2).outcome).toBe('not-claimed');
    expect(verdict.fragments.filter(({ code }) => code === 'entry.replayed')).toEqual([]);
    const drawn = rightOf(verdict, 2, MARK)?.drawDown ?? [];
    expect(drawn.map(({ total }) => Number(total))).toEqual([18_000, 18_000, 18_000]);
  });
});

describe('variant 19, a power of attorney by the forwarder', () => {
  it('asks about the filing and leaves the lines alone', async () => {
    const { verdict } = await verifyTwin(twin('power-of-attorney-by-forwarder').attack);
    expect(verdict.filing.outcome).toBe('not-shown');
    expect(verdict.outcome).toBe('review');
    for (const line of [1, 2, 3])
      expect(preferenceOf(verdict, line)).toEqual(preferenceOf(untampered, line));
  });
});

describe('variant 20, one certification on a second entry', () => {
  const nextEntry: Edit = (draft) => {
    subjectOf(draft, 'entry').entryNumber = 'Z9Z-0042618-2';
    if (draft.record !== undefined) draft.record.entryNumber = 'Z9Z-0042618-2';
  };

  it('is not supported, and its credential invalid, when the invoice number was edited', async () => {
    const { attack } = twin('invoice-number-edited');
    const { story, verdict } = await verifyStory({
      edit: (draft) => {
        attack.story.edit?.(draft);
        nextEntry(draft);
      },
    });
    expect(preferenceOf(verdict, 3)).toMatchObject({ outcome: 'not-supported', curable: true });
    const { id } = story.credentials.suitcaseCertification.credential;
    expect(verdict.credentials.find((one) => one.id === id)?.outcome).toBe('invalid');
  });

  it('is not supported when it was left as it is and the invoice is another', async () => {
    const verdict = await judge((draft) => {
      nextEntry(draft);
      fileLine(draft, 3, { invoiceNumbers: ['MB-2026-05604'] });
      subjectOf(draft, 'suitcaseInvoice').invoiceNumber = 'MB-2026-05604';
    });
    expect(preferenceOf(verdict, 3)).toMatchObject({ outcome: 'not-supported', curable: true });
    expect(openCodes(verdict, 3, 'preference').failed).toEqual(['entry.line-unsupported']);
  });

  it('is good for two entries that split that shipment', async () => {
    const verdict = await judge((draft) => {
      nextEntry(draft);
      fileLine(draft, 3, {
        enteredValue: { amount: '28800', currency: 'USD' },
        quantities: [{ value: '600', unit: 'C62' }],
        grossWeight: { value: '2220', unit: 'KGM' },
      });
    });
    expect(preferenceOf(verdict, 3).outcome).toBe('supported');
    expect(openCodes(verdict, 3, 'preference')).toEqual({ failed: [], open: [] });
    expect(lineIn(verdict, 3).documents.outcome).toBe('consistent');
  });
});
