import type { Fact } from './fact.ts';

const SUBJECT = '/credentialSubject';
const OWNER = `${SUBJECT}/intellectualPropertyRightsOwner`;
const BORDER = '19 CFR part 133: registration and recordation are two numbers with two terms';
const CONSENT = '19 CFR 133.21, 133.23; 15 USC 1116(d)(1)(B): authority when the mark was applied';

type Asked = Pick<Fact, 'why' | 'by' | 'onlyIf' | 'unless' | 'notFor'>;
const WORDS = { office: 'office', number: 'number', from: 'first day', until: 'last day' } as const;

/** A registration or recordation, and each member without which it is none. */
function numbered(
  what: 'registration' | 'recordation',
  members: readonly (keyof typeof WORDS)[],
  asked: Asked,
): readonly Fact[] {
  const at = `${SUBJECT}/${what}`;
  return [
    { at, fact: `the ${what} of the right`, ...asked },
    ...members.map(
      (member): Fact => ({
        at: `${at}/${member}`,
        fact: `the ${WORDS[member]} of the ${what}`,
        always: true,
        ...asked,
      }),
    ),
  ];
}

export const RIGHT_FACTS: readonly Fact[] = [
  {
    at: `${SUBJECT}/right`,
    fact: 'which right it is, by an IRI of its own',
    why: 'licences and entry lines name the right by it',
    by: ['schema', 'judgement'],
  },
  {
    at: OWNER,
    fact: 'the owner of the right',
    why: '19 CFR 133.2, 133.12 [not confirmed]',
    by: ['law', 'schema'],
  },
  {
    at: `${OWNER}/id`,
    fact: 'the DID of the owner',
    why: 'form of the credential',
    by: ['schema'],
  },
  {
    at: `${OWNER}/name`,
    fact: 'the name of the owner',
    why: '19 CFR 133.2, 133.12 [not confirmed]',
    by: ['law', 'schema'],
  },
  {
    at: `${OWNER}/address`,
    fact: 'the business address of the owner',
    why: '19 CFR 133.2, 133.12 [not confirmed]',
    by: ['law'],
  },
  {
    at: `${OWNER}/address/addressCountry`,
    fact: 'the country in the address of the owner',
    why: 'form of the credential',
    by: ['schema'],
  },
  {
    at: `${SUBJECT}/intellectualPropertyRightsType`,
    fact: 'whether it is a trademark, a copyright, a trade name or a patent',
    why: BORDER,
    by: ['schema'],
  },
  ...numbered('registration', ['office', 'number', 'from'], {
    why: BORDER,
    by: ['law', 'schema'],
    notFor: { at: `${SUBJECT}/intellectualPropertyRightsType`, is: 'TradeName' },
  }),
  ...numbered('recordation', ['number', 'from', 'until'], {
    why: '19 CFR 133.1 to 133.7, 133.31 to 133.37 [sections not all read]',
    by: ['judgement'],
    onlyIf: 'the right is recorded with CBP',
    unless: [`${SUBJECT}/exclusionOrder`],
  }),
  {
    at: '/credentialStatus',
    fact: 'where its revocation would be read; the vocabulary allows no status',
    why: 'Bitstring Status List: a right lapses or changes hands',
    by: ['judgement'],
  },
];

const SCOPE = `${SUBJECT}/scope`;

export const LICENCE_FACTS: readonly Fact[] = [
  {
    at: `${SUBJECT}/licensee`,
    fact: 'who is licensed',
    why: CONSENT,
    by: ['schema', 'judgement'],
  },
  {
    at: `${SUBJECT}/licensee/id`,
    fact: 'the DID of the licensee',
    why: 'form of the credential',
    by: ['schema'],
  },
  {
    at: `${SUBJECT}/licensee/name`,
    fact: 'the name of the licensee',
    why: 'form of the credential',
    by: ['schema'],
  },
  {
    at: `${SUBJECT}/licensee/address/addressCountry`,
    fact: 'the country in the address of the licensee',
    why: 'form of the credential',
    by: ['schema'],
  },
  {
    at: `${SUBJECT}/extendsCredential`,
    fact: 'the right or licence that it extends',
    why: 'form of the credential',
    by: ['schema', 'judgement'],
  },
  {
    at: '/edge',
    fact: 'the digest of the right or licence that it extends',
    why: 'chain profile: an address alone names no content',
    by: ['judgement'],
  },
  { at: SCOPE, fact: 'what is granted', why: CONSENT, by: ['schema', 'judgement'] },
  {
    at: `${SUBJECT}/scope/rights`,
    always: true,
    fact: 'the rights that are licensed',
    why: CONSENT,
    by: ['judgement'],
  },
  {
    at: `${SUBJECT}/scope/activities`,
    always: true,
    fact: 'what may be done: make, have made, import, distribute, sell',
    why: CONSENT,
    by: ['judgement'],
  },
  {
    at: `${SUBJECT}/scope/term`,
    always: true,
    fact: 'from when until when the licence runs; validFrom is not its term',
    why: CONSENT,
    by: ['judgement'],
  },
  {
    at: `${SUBJECT}/scope/goods`,
    always: true,
    fact: 'the goods that are licensed',
    why: CONSENT,
    by: ['judgement'],
    unless: [`${SUBJECT}/scope/products`],
  },
  {
    at: `${SUBJECT}/scope/madeIn`,
    fact: 'where the goods may be made',
    why: '19 CFR 133.2 [not confirmed]: places of manufacture',
    by: ['judgement'],
    onlyIf: 'the licence limits it',
  },
  {
    at: '/credentialStatus',
    fact: 'where its revocation would be read; the vocabulary allows no status',
    why: 'Bitstring Status List: a licence can be withdrawn',
    by: ['judgement'],
  },
];
