import type { Fact } from './fact.ts';
import { FORM, optionalParty } from './named-parties.ts';

const SUBJECT = '/credentialSubject';

function entryFacts(form: string): readonly Fact[] {
  return [
    {
      at: `${SUBJECT}/entryNumber`,
      fact: 'an entry number whose check digit fits',
      why: '19 CFR 142.3a',
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/entryVersion`,
      fact: 'the version of the entry, from 1; a correction is the next',
      why: FORM,
      by: ['schema'],
    },
    {
      at: `${SUBJECT}/entryType`,
      fact: 'the entry type of two digits',
      why: form,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/portOfEntry`,
      fact: 'the port of entry, Schedule D',
      why: form,
      by: ['law', 'schema'],
    },
    { at: `${SUBJECT}/importer`, fact: 'the importer of record', why: form, by: ['law', 'schema'] },
    { at: `${SUBJECT}/importer/id`, fact: 'the DID of the importer', why: FORM, by: ['schema'] },
    {
      at: `${SUBJECT}/importer/name`,
      fact: 'the name of the importer',
      why: form,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/importer/importerNumber`,
      fact: 'the importer number, in a shape that is known',
      why: '19 CFR 24.5; CBP Form 5106 [not confirmed]',
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/importer/address/addressCountry`,
      fact: 'the country in the address of the importer',
      why: FORM,
      by: ['schema'],
    },
    ...optionalParty(`${SUBJECT}/consignee`, 'consignee'),
    {
      at: `${SUBJECT}/bond/bondType`,
      fact: 'the type of the bond',
      why: form,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/totals/enteredValue`,
      fact: 'the total entered value',
      why: form,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/filer`,
      fact: 'who files, and so whose filer code the entry number bears',
      why: '19 CFR 142.3a, 111.2 [not confirmed], 141.46',
      by: ['judgement'],
      onlyIf: 'the importer does not file itself',
    },
    { at: `${SUBJECT}/lines`, fact: 'the lines', why: form, by: ['law', 'schema'] },
    {
      at: `${SUBJECT}/lines/*/hts`,
      fact: 'the tariff number to ten digits',
      why: '19 CFR 141.61(e), 152.11 [not confirmed]',
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/lines/*/description`,
      fact: 'the description of the goods',
      why: form,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/lines/*/countryOfOrigin`,
      fact: 'the country of origin of the line',
      why: form,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/lines/*/enteredValue`,
      fact: 'the entered value of the line',
      why: form,
      by: ['law', 'schema'],
    },
    {
      at: `${SUBJECT}/lines/*/quantities`,
      fact: 'the quantity in the units of the tariff',
      why: form,
      by: ['law'],
    },
    {
      at: `${SUBJECT}/lines/*/manufacturerId`,
      fact: 'the manufacturer identification code',
      why: '19 CFR 102.23; CBP Form 7501, instructions',
      by: ['law'],
    },
    {
      at: `${SUBJECT}/lines/*/spi`,
      fact: 'the preference that is claimed; the vocabulary has no member for it',
      why: '19 CFR 182.11, 10.583',
      by: ['law'],
      onlyIf: 'a preference is claimed',
    },
    {
      at: `${SUBJECT}/lines/*/supportedBy`,
      fact: 'the credentials that support the line',
      why: 'chain profile',
      by: ['judgement'],
      onlyIf: 'something is claimed for the line',
    },
  ];
}

export const SUMMARY_FACTS: readonly Fact[] = [
  ...entryFacts('CBP Form 7501; 19 CFR 141.61'),
  {
    at: `${SUBJECT}/importedAt`,
    fact: 'when the goods arrived, with the offset of the port',
    why: '19 CFR 101.1 [not confirmed]; the day of importation is the day at the port',
    by: ['law', 'schema'],
  },
  {
    at: `${SUBJECT}/claimedAt`,
    fact: 'when the summary was filed, and with it the claim',
    why: '19 CFR 182.11, 182.12(a)(3): possession is asked at the time of the claim',
    by: ['schema', 'judgement'],
  },
];

export const RELEASE_FACTS: readonly Fact[] = [
  ...entryFacts('CBP Form 3461; 19 CFR 142.3'),
  {
    at: `${SUBJECT}/importedAt`,
    fact: 'when the goods arrived, with the offset of the port',
    why: '19 CFR 101.1 [not confirmed]; the day of importation is the day at the port',
    by: ['judgement'],
    onlyIf: 'they have arrived',
  },
];
