import { draftCredential, partyOf } from '../credentials/draft-credential.ts';
import { PRODUCTS } from '../facts/lines.ts';
import { didOf, signerOf } from '../keys.ts';
import { addSupport, revoke } from '../story/edits.ts';
import { signRaw } from '../story/sign-credentials.ts';
import type { SignedStory } from '../story/demo-story.ts';
import type { StoryDraft } from '../story/draft.ts';
import { forge, subjectOf } from './change-draft.ts';
import { inTheNameOf, payloadText, resign, restaple, signText } from './forge-token.ts';
import { type HostileTwin, edited, judged, tampered, UNTOUCHED } from './hostile-twin.ts';

const MAX_BUNDLE_BYTES = 10 * 1024 * 1024;
const HEADER = { typ: 'vc+jwt', cty: 'vc' };

/** A packing list of the suitcases, named by their line. */
function addPackingList(draft: StoryDraft): void {
  const invoice = draftCredential('suitcaseInvoice', 'CommercialInvoiceCredential', {
    issuer: 'maletas',
    signedAt: '2026-09-04T17:30:00Z',
    subject: subjectOf(draft, 'suitcaseInvoice'),
  });
  Object.assign(invoice.credential, {
    id: 'urn:uuid:5b1c5a1e-64d3-8f0b-9a77-6d7a7f0a5519',
    type: ['VerifiableCredential', 'PackingListCredential'],
    credentialSubject: {
      type: 'PackingList',
      packingListNumber: 'MB-PL-05519',
      invoiceNumber: 'MB-2026-05519',
      shipper: partyOf('maletas'),
      lines: [
        {
          description: 'Suitcases, one to a carton',
          product: PRODUCTS.suitcase,
          quantity: { value: '1200', unit: 'C62' },
        },
      ],
    },
  });
  draft.added['packingList'] = { ...invoice, edges: [] };
  addSupport(draft, 3, 'packingList');
}

/** The bundle with white space up to a number of bytes, which are more than its letters. */
function padTo({ bundle }: SignedStory, bytes: number): string {
  const text = JSON.stringify(bundle);
  return text + ' '.repeat(bytes - new TextEncoder().encode(text).length);
}

/** What a bundle may not be, before anything in it is believed. */
export const INTAKE_TWINS: readonly HostileTwin[] = [
  {
    id: 'bundle-too-large',
    title: 'A bundle that floods the reader',
    change: 'The bundle is padded to one byte over ten mebibytes.',
    code: 'intake.too-large',
    outcome: 'fail',
    attack: tampered((signed) => {
      signed.bundleText = padTo(signed, MAX_BUNDLE_BYTES + 1);
    }),
    legal: {
      change: 'The bundle is padded to ten mebibytes.',
      ...tampered((signed) => {
        signed.bundleText = padTo(signed, MAX_BUNDLE_BYTES);
      }),
    },
  },
  {
    id: 'byte-order-mark',
    title: 'A file that was opened and saved again',
    change: 'An editor put a byte order mark in front of the bundle.',
    code: 'intake.not-json',
    outcome: 'fail',
    attack: tampered((signed) => {
      signed.bundleText = `\uFEFF${JSON.stringify(signed.bundle)}`;
    }),
    legal: {
      change: 'An editor put other white space into the bundle.',
      ...tampered((signed) => {
        signed.bundleText = `\n${JSON.stringify(signed.bundle, null, '\t')}\r\n`;
      }),
    },
  },
  {
    id: 'verdict-in-the-bundle',
    title: 'A bundle that brings its own verdict',
    change: 'The bundle carries a member that says it was already verified.',
    code: 'intake.malformed',
    outcome: 'fail',
    attack: tampered((signed) => {
      signed.bundleText = JSON.stringify({ ...signed.bundle, verified: true });
    }),
    legal: {
      change: 'The bundle carries the lists that its format has, empty ones among them.',
      ...tampered((signed) => {
        signed.bundle.sdJwtCredentials = [];
      }),
    },
  },
  {
    id: 'two-entries',
    title: 'Two entries in one bundle',
    change: 'A second entry summary with a lower value is slipped into the bundle.',
    code: 'intake.malformed',
    outcome: 'fail',
    attack: tampered(async (signed) => {
      const { credential } = signed.credentials.entry;
      const second = await signRaw(
        { ...credential, id: 'urn:uuid:11111111-2222-8333-9444-555555555555' },
        HEADER,
        signerOf('gulfline'),
      );
      await signed.present([...signed.members, second]);
    }),
    legal: {
      change: 'The one entry summary is presented twice.',
      ...tampered((signed) => signed.present([...signed.members, signed.credentials.entry.token])),
    },
  },
  {
    id: 'unknown-credential-type',
    title: 'A credential of a type that nobody defined',
    change: 'A letter of comfort, of a type of its own, supports the suitcases.',
    code: 'intake.unknown-type',
    outcome: 'fail',
    credential: 'packingList',
    attack: edited((draft) => {
      addPackingList(draft);
      forge(draft, 'packingList', (credential) => {
        credential['type'] = ['VerifiableCredential', 'LetterOfComfortCredential'];
      });
    }),
    legal: {
      change: 'A packing list supports the suitcases.',
      ...edited(addPackingList),
    },
  },
  {
    id: 'one-id-two-contents',
    title: 'Two documents that claim to be one',
    change: 'A second, wider sublicence under the id of the first is presented beside it.',
    code: 'intake.duplicate-id',
    outcome: 'fail',
    attack: tampered(async (signed) => {
      const { credential } = signed.credentials.sublicence;
      const subject = credential.credentialSubject as { scope: object };
      const wider = { ...subject, scope: { ...subject.scope, madeIn: ['CN', 'MX'] } };
      const second = await signRaw(
        { ...credential, credentialSubject: wider },
        HEADER,
        signerOf('brightfern'),
      );
      await signed.present([...signed.members, second]);
    }),
    legal: {
      change: 'The same sublicence is presented twice.',
      ...tampered((signed) =>
        signed.present([...signed.members, signed.credentials.sublicence.token]),
      ),
    },
  },
  {
    id: 'member-named-twice',
    title: 'One member, two values',
    change: 'The invoice names its total twice, so that two readers read two totals.',
    code: 'intake.duplicate-key',
    outcome: 'fail',
    attack: tampered(async (signed) => {
      const text = payloadText(signed.credentials.suitcaseInvoice.token);
      const doubled = text.replace(
        '"total":',
        '"total":{"amount":"1.00","currency":"USD"},"total":',
      );
      await signed.replaceMember('suitcaseInvoice', await signText(doubled, signerOf('maletas')));
    }),
    legal: {
      change: 'The invoice names its members in another order.',
      ...tampered(async (signed) => {
        const { credential } = signed.credentials.suitcaseInvoice;
        const turned = Object.fromEntries(Object.entries(credential).reverse());
        await signed.replaceMember(
          'suitcaseInvoice',
          await signRaw(turned, HEADER, signerOf('maletas')),
        );
      }),
    },
  },
  {
    id: 'lossy-number',
    title: 'A number that readers round differently',
    change: 'The invoice holds a number that a computer cannot keep exactly.',
    code: 'intake.malformed',
    outcome: 'fail',
    attack: tampered(async (signed) => {
      const text = payloadText(signed.credentials.suitcaseInvoice.token);
      const lossy = text.replace(/^\{/, '{"iat":9007199254740993,');
      await signed.replaceMember('suitcaseInvoice', await signText(lossy, signerOf('maletas')));
    }),
    legal: {
      change: 'The invoice says in a whole number when it was signed.',
      ...edited((draft) => {
        draft.credentials.suitcaseInvoice.credential.iat = 1788458400;
      }),
    },
  },
  {
    id: 'sealed-part-swapped',
    title: 'Another document under a sealed name',
    change: 'What is sealed as the production record of the suitcases is that of the toys.',
    code: 'intake.malformed',
    outcome: 'fail',
    attack: {
      story: {
        edit: (draft) => draft.sealed.push('toyRecord'),
        tamper: ({ bundle }) => {
          const [suitcases, toys] = bundle.sealed ?? [];
          if (suitcases !== undefined && toys !== undefined) suitcases.jwe = toys.jwe;
        },
      },
    },
    legal: {
      change: 'Both production records are sealed to the verifier, each under its own name.',
      ...edited((draft) => draft.sealed.push('toyRecord')),
    },
  },
  {
    id: 'sealed-to-nobody',
    title: 'A sealed record that the verifier cannot open',
    change: 'The verifier has no key for what was sealed.',
    code: 'intake.sealed-unreadable',
    outcome: 'indeterminate',
    attack: judged({ withoutUnseal: true }),
    legal: {
      change: 'The production record is presented openly.',
      ...edited(
        (draft) => {
          draft.sealed = [];
        },
        { withoutUnseal: true },
      ),
    },
  },
  {
    id: 'forged-did-staple',
    title: 'A resolution by nobody',
    change: "The broker itself vouches for what the exporter's DID stands for.",
    code: 'intake.staple-unproven',
    outcome: 'fail',
    attack: edited((draft) => {
      const exporter = draft.dids[didOf('horizonte')];
      if (exporter !== undefined) exporter.signer = signerOf('gulfline');
    }),
    legal: {
      change: "The listed resolver's resolution is stapled twice.",
      ...tampered(({ bundle }) => {
        bundle.evidence?.didResolutions?.push(...bundle.evidence.didResolutions);
      }),
    },
  },
  {
    id: 'forged-status-staple',
    title: 'A clear status list by nobody',
    change:
      'After the maker withdrew its certification, the importer staples a clear list of its own.',
    code: 'intake.staple-unproven',
    outcome: 'fail',
    attack: {
      story: {
        edit: (draft) => revoke(draft, 'suitcaseCertification'),
        tamper: async (signed) => {
          const list = 'maletas/revocation';
          const payload = signed.statusLists[list]?.credential ?? {};
          const forger = inTheNameOf(signerOf('maletas').kid, signerOf('harborpine'));
          restaple(signed, list, await signRaw(payload, HEADER, forger));
        },
      },
    },
    legal: {
      change: 'The maker signs its list once more.',
      ...tampered(async (signed) => {
        const list = 'maletas/revocation';
        const payload = signed.statusLists[list]?.credential ?? {};
        restaple(signed, list, await signRaw(payload, HEADER, signerOf('maletas')));
      }),
    },
  },
  {
    id: 'two-profile-types',
    title: 'A credential of two types',
    change: 'One document says that it is a certification and an invoice.',
    code: 'schema.violation',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      forge(draft, 'suitcaseCertification', (credential) => {
        credential['type'] = [
          'VerifiableCredential',
          'USMCACertificationOfOrigin',
          'CommercialInvoiceCredential',
        ];
      });
    }),
    legal: { change: 'The certification has its one type.', ...UNTOUCHED },
  },
  {
    id: 'list-of-subjects',
    title: 'Two subjects in one credential',
    change: 'The certification holds a list of subjects, the second for other goods.',
    code: 'schema.violation',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      forge(draft, 'suitcaseCertification', (credential) => {
        const subject = credential['credentialSubject'];
        credential['credentialSubject'] = [subject, subject];
      });
    }),
    legal: {
      change: 'The certification lists two goods in its one subject.',
      ...edited((draft) => {
        const { goods } = subjectOf(draft, 'suitcaseCertification');
        goods.push({
          description: 'Cabin suitcase, hard side',
          tariffClassification: { system: 'HS2022', code: '4202.12' },
          originCriterion: 'B',
        });
      }),
    },
  },
  {
    id: 'line-numbered-twice',
    title: 'Two lines of one number',
    change: 'The entry has two lines 4, of which a careless reader judges one.',
    code: 'schema.violation',
    outcome: 'fail',
    credential: 'entry',
    attack: edited((draft) => {
      forge(draft, 'entry', () => {
        const { lines } = subjectOf(draft, 'entry');
        const last = lines.at(-1);
        if (last !== undefined) lines.push({ ...structuredClone(last), spi: 'P' });
      });
    }),
    legal: { change: 'Every line has its own number.', ...UNTOUCHED },
  },
  {
    id: 'schema-of-its-own',
    title: 'A schema of its own',
    change: 'The certification points to a schema that its issuer wrote.',
    code: 'schema.unknown',
    outcome: 'indeterminate',
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      draft.credentials.suitcaseCertification.credential.credentialSchema = {
        id: 'https://maletas.example/schemas/anything-goes.json',
        type: 'JsonSchema',
      };
    }),
    legal: {
      change: 'The certification points to the schema of its type.',
      ...edited((draft) => {
        draft.credentials.suitcaseCertification.credential.credentialSchema = {
          id: 'https://originmark.example/schemas/USMCACertificationOfOrigin.json',
          type: 'JsonSchema',
        };
      }),
    },
  },
  {
    id: 'unknown-context',
    title: 'A context that redefines terms',
    change: 'The certification adds a context of its own, in which words may mean anything.',
    code: 'context.unknown',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      forge(draft, 'suitcaseCertification', (credential) => {
        (credential['@context'] as string[]).push('https://maletas.example/terms/v1');
      });
    }),
    legal: { change: 'The certification has the contexts of the profile.', ...UNTOUCHED },
  },
  {
    id: 'undefined-term',
    title: 'A term that no context defines',
    change: 'The certification says something in a word that nobody defined.',
    code: 'context.undefined-term',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      forge(draft, 'suitcaseCertification', (credential) => {
        credential['advanceRuling'] = 'N328822';
      });
    }),
    legal: {
      change: 'The certification has a description, which is a defined term.',
      ...edited((draft) => {
        draft.credentials.suitcaseCertification.credential.description = 'See ruling N328822.';
      }),
    },
  },
  {
    id: 'token-of-another-media-type',
    title: 'A credential of a kind that is not read here',
    change: 'The certification is presented as an SD-JWT that this verifier does not read.',
    code: 'intake.unknown-type',
    outcome: 'indeterminate',
    attack: tampered(({ bundle, credentials }) => {
      bundle.sdJwtCredentials = [`${credentials.suitcaseCertification.token}~`];
    }),
    legal: {
      change: 'The certification is presented as the JWT that it is.',
      ...tampered((signed) => resign(signed, 'suitcaseCertification', signerOf('maletas'))),
    },
  },
];
