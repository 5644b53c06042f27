import type { Fact } from './fact.ts';
import { FORM, identified } from './named-parties.ts';

const SUBJECT = '/credentialSubject';

export const POWER_FACTS: readonly Fact[] = [
  ...identified(`${SUBJECT}/grantor`, 'principal', '19 CFR 141.31, 141.32; CBP Form 5291'),
  ...identified(`${SUBJECT}/agent`, 'agent', '19 CFR 141.31, 141.32; CBP Form 5291'),
  {
    at: `${SUBJECT}/grantorKind`,
    fact: 'whether the principal is an individual, a partnership, a corporation, a sole proprietorship or a limited liability company',
    why: '19 CFR 141.34, 141.38, 141.39: its term and its signature depend on it',
    by: ['law', 'schema'],
  },
  {
    at: `${SUBJECT}/partners`,
    fact: 'the partners',
    why: '19 CFR 141.39',
    by: ['law'],
    onlyIf: 'the principal is a partnership',
  },
  {
    at: `${SUBJECT}/authority`,
    fact: 'whether the power is general or limited',
    why: '19 CFR 141.32',
    by: ['law', 'schema'],
  },
  {
    at: `${SUBJECT}/ports`,
    fact: 'the ports for which it is given, or that it is given for all',
    why: '19 CFR 141.44',
    by: ['law', 'schema'],
  },
  { at: `${SUBJECT}/from`, fact: 'from when it runs', why: '19 CFR 141.34', by: ['schema'] },
  {
    at: `${SUBJECT}/until`,
    fact: 'until when it runs, at most two years',
    why: '19 CFR 141.34',
    by: ['law'],
    onlyIf: 'the principal is a partnership',
  },
  {
    at: `${SUBJECT}/signatory`,
    fact: 'who signed for the principal, with title',
    why: '19 CFR 141.32, 141.38',
    by: ['law', 'schema'],
  },
  {
    at: '/credentialStatus',
    fact: 'where its revocation would be read',
    why: '19 CFR 141.35: revocable at any time',
    by: ['judgement'],
  },
];

export const IDENTITY_FACTS: readonly Fact[] = [
  { at: `${SUBJECT}/id`, fact: 'the DID of the organisation', why: FORM, by: ['schema'] },
  { at: `${SUBJECT}/name`, fact: 'the name of the organisation', why: FORM, by: ['schema'] },
  {
    at: `${SUBJECT}/address/addressCountry`,
    fact: 'the country in the address of the organisation',
    why: FORM,
    by: ['schema'],
  },
  {
    at: `${SUBJECT}/identifiers`,
    fact: 'an identifier whose check digits fit',
    why: 'ISO 17442',
    by: ['schema', 'judgement'],
  },
];
