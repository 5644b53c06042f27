import { draftCredential, partyOf } from '../credentials/draft-credential.ts';
import { urnOf } from '../derive.ts';
import { SUBLICENCE } from '../facts/licences.ts';
import { signerOf } from '../keys.ts';
import type { StoryDraft } from '../story/draft.ts';
import { addSupport, removeSupport, revoke } from '../story/edits.ts';
import { signRaw } from '../story/sign-credentials.ts';
import { forge, reissue, subjectOf } from './change-draft.ts';
import { resign } from './forge-token.ts';
import { edited, type HostileTwin, tampered, UNTOUCHED } from './hostile-twin.ts';

/** A digest of nothing in the story. */
const OTHER_DIGEST = `uEi${'A'.repeat(44)}`;

/** A licence that Harbor & Pine grants on to the exporter. */
function addFurtherLicence(draft: StoryDraft): void {
  const { rights, goods, products, soldIn, term } = structuredClone(SUBLICENCE.scope);
  draft.added['furtherLicence'] = {
    ...draftCredential('sublicence', 'IntellectualPropertyRightsLicenseCredential', {
      issuer: 'harborpine',
      signedAt: '2026-02-02T15:00:00Z',
      status: true,
      edges: [{ role: 'extendsCredential', to: 'sublicence' }],
      subject: {
        type: 'IntellectualPropertyRightsLicense',
        licensee: partyOf('horizonte'),
        extendsCredential: urnOf('sublicence'),
        scope: { rights, goods, products, soldIn, term, activities: ['distribute', 'sell'] },
      },
    }),
  };
  Object.assign(draft.added['furtherLicence'].credential, { id: urnOf('furtherLicence') });
  addSupport(draft, 2, 'furtherLicence');
}

/** A chain of supplier declarations below the exporter's certification. */
function addDeclarations(draft: StoryDraft, count: number): void {
  const names = Array.from({ length: count }, (_, at) => `declaration${at + 1}`);
  for (const [at, name] of names.entries()) {
    const next = names[at + 1];
    const declaration = draftCredential('spinnerDeclaration', 'SupplierOriginDeclaration', {
      issuer: 'spinner',
      signedAt: '2026-01-02T15:00:00Z',
      status: true,
      edges: next === undefined ? [] : [{ role: 'basedOn', to: next }],
      subject: structuredClone(subjectOf(draft, 'spinnerDeclaration')),
    });
    Object.assign(declaration.credential, { id: urnOf(name) });
    draft.added[name] = declaration;
  }
  draft.credentials.toyExporterCertification.edges.push({ role: 'basedOn', to: 'declaration1' });
  // Presented as they are: a wallet would refuse to go deeper than a verifier follows.
  draft.presentation.members = [...Object.keys(draft.credentials), ...names].filter(
    (key) => !draft.sealed.includes(key) && key !== 'toyRecord',
  );
}

/** Links between credentials that are missing, turned, or not anybody's to make. */
export const CHAIN_TWINS: readonly HostileTwin[] = [
  {
    id: 'parent-swapped',
    title: 'Another parent under the same name',
    change: 'The owner signs a wider master licence under the id of the one that was sublicensed.',
    code: 'chain.digest-mismatch',
    outcome: 'fail',
    credential: 'sublicence',
    attack: tampered(async (signed) => {
      const { credential } = signed.credentials.masterLicence;
      const subject = credential.credentialSubject as { scope: object };
      const wider = { ...subject, scope: { ...subject.scope, madeIn: ['CN', 'MX', 'US', 'VN'] } };
      const token = await signRaw(
        { ...credential, credentialSubject: wider },
        { typ: 'vc+jwt', cty: 'vc' },
        signerOf('northlight'),
      );
      await signed.replaceMember('masterLicence', token);
    }),
    legal: {
      change: 'The owner signs the same master licence once more.',
      ...tampered((signed) => resign(signed, 'masterLicence', signerOf('northlight'))),
    },
  },
  {
    id: 'licence-rests-on-itself',
    title: 'Licences that rest on each other',
    change: 'The master licence names the sublicence as its own parent.',
    code: 'chain.cycle',
    outcome: 'fail',
    credential: 'masterLicence',
    attack: edited((draft) => {
      const subject = subjectOf(draft, 'masterLicence');
      subject.extendsCredential = [urnOf('markRight'), urnOf('artRight'), urnOf('sublicence')];
      draft.credentials.masterLicence.edges.push({
        role: 'extendsCredential',
        to: 'sublicence',
        credentialDigest: OTHER_DIGEST,
      });
    }),
    legal: {
      change: 'The sublicence is reached twice, over the authorisation and by the line itself.',
      ...edited((draft) => {
        addSupport(draft, 2, 'sublicence');
      }),
    },
  },
  {
    id: 'parent-withheld',
    title: 'A chain with a link missing',
    change: 'The master licence is left out.',
    code: 'chain.parent-missing',
    outcome: 'fail',
    credential: 'sublicence',
    attack: edited((draft) => {
      draft.presentation.without = ['masterLicence'];
    }),
    legal: {
      change: "The owner's identity, on which nothing rests, is left out.",
      ...edited((draft) => {
        draft.presentation.without = ['northlightIdentity'];
      }),
    },
  },
  {
    id: 'evidence-withheld',
    title: 'A declaration that is named and not shown',
    change: "The thread maker's declaration, on which the shirt record rests, is left out.",
    code: 'chain.parent-missing',
    outcome: 'indeterminate',
    credential: 'shirtRecord',
    attack: edited((draft) => {
      draft.presentation.without = ['threadDeclaration'];
    }),
    legal: {
      change: 'The record does not name the declaration, which the law does not ask for.',
      ...edited((draft) => {
        const { shirtRecord } = draft.credentials;
        shirtRecord.edges = shirtRecord.edges.filter(
          (edge) => !('to' in edge && edge.to === 'threadDeclaration'),
        );
      }),
    },
  },
  {
    id: 'role-unknown',
    title: 'A link that means nothing',
    change: 'The certification says that the importer approved of it, in a role nobody defined.',
    code: 'chain.role-unknown',
    outcome: 'fail',
    credential: 'toyExporterCertification',
    attack: edited((draft) => {
      draft.credentials.toyExporterCertification.edges.push({
        role: 'approvedBy',
        to: 'harborpineIdentity',
      });
    }),
    legal: {
      change: 'The certification names the production record it is based on.',
      ...edited((draft) => {
        draft.credentials.toyExporterCertification.edges.push({
          role: 'basedOn',
          to: 'toyRecord',
        });
      }),
    },
  },
  {
    id: 'support-without-edge',
    title: 'A line supported by a name alone',
    change: 'The entry names the suitcase receipt as support, without a digest that fixes which.',
    code: 'chain.edge-missing',
    outcome: 'fail',
    line: 3,
    credential: 'entry',
    attack: edited((draft) => {
      const { entry } = draft.credentials;
      entry.edges = entry.edges.filter((edge) => !('to' in edge && edge.to === 'suitcaseReceipt'));
    }),
    legal: {
      change: 'The entry does not name the receipt at all.',
      ...edited((draft) => {
        removeSupport(draft, 3, 'suitcaseReceipt');
      }),
    },
  },
  {
    id: 'receipt-of-an-invoice',
    title: 'A link to a document of another kind',
    change: 'The receipt of the certification is a receipt of the invoice.',
    code: 'chain.target-type',
    outcome: 'fail',
    credential: 'toyReceipt',
    attack: edited((draft) => {
      draft.credentials.toyReceipt.edges = [{ role: 'received', to: 'toyInvoice' }];
    }),
    legal: {
      change: 'It is a receipt of both certifications, the exporter’s and the maker’s.',
      ...edited((draft) => {
        draft.credentials.toyReceipt.edges.push({ role: 'received', to: 'toyMakerCertification' });
      }),
    },
  },
  {
    id: 'chain-too-deep',
    title: 'A chain without end',
    change: 'Seven supplier declarations hang below the certification, each based on the next.',
    code: 'chain.too-deep',
    outcome: 'fail',
    attack: edited((draft) => {
      addDeclarations(draft, 7);
    }),
    legal: {
      change: 'Six hang below it: with the receipt above it, the eight steps allowed.',
      ...edited((draft) => {
        addDeclarations(draft, 6);
      }),
    },
  },
  {
    id: 'licence-from-a-stranger',
    title: 'A licence by somebody who holds none',
    change: 'The exporter grants the sublicence that only the master licensee can grant.',
    code: 'chain.issuer-not-authorized',
    outcome: 'fail',
    credential: 'sublicence',
    attack: edited((draft) => {
      reissue(draft, 'sublicence', 'horizonte');
    }),
    legal: { change: 'The master licensee grants it.', ...UNTOUCHED },
  },
  {
    id: 'recorder-not-recognised',
    title: 'A right recorded by somebody recognised for something else',
    change: 'The registrar of identities, recognised as such, issues the record of the mark.',
    code: 'chain.issuer-not-authorized',
    outcome: 'fail',
    credential: 'markRight',
    attack: edited((draft) => {
      reissue(draft, 'markRight', 'identity');
    }),
    legal: { change: 'The recordation registry issues it.', ...UNTOUCHED },
  },
  {
    id: 'recognition-ceased',
    title: 'A registry whose recognition has ended',
    change: 'The recognition of the registry ended in June; nothing dates the record of the mark.',
    code: 'chain.existence-unproven',
    outcome: 'indeterminate',
    credential: 'markRight',
    attack: edited((draft) => {
      draft.credentials.markRight.anchoredAt = null;
      revoke(draft, 'registryRecognition', {
        kind: 'ceased',
        effectiveFrom: '2026-06-01T00:00:00Z',
      });
    }),
    legal: {
      change: 'It ended in June, and the record of the mark is proven to be of 2024.',
      ...edited((draft) => {
        revoke(draft, 'registryRecognition', {
          kind: 'ceased',
          effectiveFrom: '2026-06-01T00:00:00Z',
        });
      }),
    },
  },
  {
    id: 'recognition-cannot-be-checked',
    title: 'A recognition that nobody can check',
    change: 'The keys of the root are neither in the policy nor stapled.',
    code: 'chain.issuer-not-authorized',
    outcome: 'indeterminate',
    credential: 'markRight',
    attack: edited((draft) => {
      for (const root of draft.policy.roots) delete root.jwks;
    }),
    legal: {
      change: 'A listed resolver vouches for the document of the root.',
      ...edited((draft) => {
        for (const root of draft.policy.roots) {
          delete root.jwks;
          const did = draft.dids[root.did];
          if (did !== undefined) did.stapled = true;
        }
      }),
    },
  },
  {
    id: 'recorder-without-root',
    title: 'A right recorded by nobody known',
    change: 'The owner issues the record of its own mark, without anybody recognising it.',
    code: 'chain.root-untrusted',
    outcome: 'fail',
    credential: 'markRight',
    attack: edited((draft) => {
      reissue(draft, 'markRight', 'northlight');
      draft.credentials.markRight.edges = [];
    }),
    legal: {
      change: 'A registry that the policy itself lists issues it, without a recognition.',
      ...edited((draft) => {
        const [root] = draft.policy.roots;
        root?.recognizedTo.push({
          action: 'issue',
          credentialType: 'IntellectualPropertyRightsCredential',
        });
        reissue(draft, 'markRight', 'trust');
        draft.credentials.markRight.edges = [];
      }),
    },
  },
  {
    id: 'sublicence-of-a-sublicence',
    title: 'A licence passed on that may not be',
    change: 'The sublicensee, whose licence ends with it, sublicenses the exporter.',
    code: 'chain.sublicense-not-granted',
    outcome: 'fail',
    credential: 'furtherLicence',
    attack: edited(addFurtherLicence),
    legal: {
      change: 'The master licence allows two steps and the sublicence one more.',
      ...edited((draft) => {
        subjectOf(draft, 'masterLicence').scope.depth = 2;
        Object.assign(subjectOf(draft, 'sublicence').scope, { sublicensing: true, depth: 1 });
        addFurtherLicence(draft);
      }),
    },
  },
  {
    id: 'having-made-not-granted',
    title: 'A maker authorised by one who may not have goods made',
    change: 'The sublicence lets Harbor & Pine import and sell, and not have the toys made.',
    code: 'chain.have-made-not-granted',
    outcome: 'fail',
    credential: 'makerAuthorization',
    attack: edited((draft) => {
      subjectOf(draft, 'sublicence').scope.activities = ['import', 'distribute', 'sell'];
    }),
    legal: {
      change: 'The sublicence lets it have the toys made and import them, no more.',
      ...edited((draft) => {
        subjectOf(draft, 'sublicence').scope.activities = ['have-made', 'import'];
      }),
    },
  },
  {
    id: 'two-parents-named',
    title: 'One parent in the text, another in the link',
    change:
      'The sublicence names the mark as what it extends, while its edge leads to the licence.',
    code: 'chain.edge-missing',
    outcome: 'fail',
    credential: 'sublicence',
    attack: edited((draft) => {
      forge(draft, 'sublicence', () => {
        subjectOf(draft, 'sublicence').extendsCredential = urnOf('markRight');
      });
    }),
    legal: {
      change: 'The sublicence names its one parent in a list.',
      ...edited((draft) => {
        subjectOf(draft, 'sublicence').extendsCredential = [urnOf('masterLicence')];
      }),
    },
  },
];
