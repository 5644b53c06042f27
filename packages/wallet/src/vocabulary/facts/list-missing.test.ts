import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@originmark/core';
import { AGREEMENTS } from '@originmark/customs';
import type { CredentialType } from '@originmark/schemas';
import { FACTS, listMissing } from './list-missing.ts';

const EXPORTER = {
  id: 'did:web:exporter.example',
  name: 'Exporter',
  address: { streetAddress: 'Calle 1', addressCountry: 'MX' },
  telephone: '555-0101',
  email: 'exports@exporter.example',
};
const CERTIFICATION = {
  type: 'OriginCertification',
  agreement: 'USMCA',
  certifierRole: 'exporter',
  certifier: EXPORTER,
  signatory: { title: 'Export manager', name: 'Official' },
};

const lawful = (subject: JsonObject, type: CredentialType = 'USMCACertificationOfOrigin') =>
  listMissing(type, { credentialSubject: subject })
    .filter(({ by }) => by.includes('law'))
    .map(
      ({ onlyIf, pointer }) =>
        `${pointer.replace('/credentialSubject/', '')}${onlyIf === undefined ? '' : ' ?'}`,
    );

describe('what a draft of a certification lacks', () => {
  it('is not the exporter where the exporter certifies, nor what stands for the signatory with the certifier', () => {
    const lacks = lawful(CERTIFICATION);
    expect(lacks.filter((one) => /^exporter|^signatory/.test(one))).toEqual([]);
    expect(lacks).toContain('goods');
  });

  it('is what the certifier does not say either', () => {
    const { address, email, id, name } = EXPORTER;
    const certifier = { address, email, id, name };
    expect(lawful({ ...CERTIFICATION, certifier })).toEqual(
      expect.arrayContaining(['certifier/telephone', 'signatory/telephone']),
    );
  });

  it('is no party for which the words of the law stand', () => {
    const producer = 'Available upon request by the importing authorities';
    expect(lawful({ ...CERTIFICATION, producer }).join()).not.toContain('producer');
    expect(lawful(CERTIFICATION)).toContain('producer ?');
  });

  it('is asked of CAFTA-DR by its own items: the producer in any case, no role and no invoice number', () => {
    const lacks = lawful({ agreement: 'CAFTA-DR' }, 'CAFTADRCertificationOfOrigin');
    expect(lacks).toContain('producer');
    expect(lacks.join()).not.toMatch(/certifierRole|invoiceNumber/);
  });

  it('does not fail on members of another shape', () => {
    for (const odd of [null, 7, 'text', [], [7], {}])
      for (const name of [
        'certifier',
        'importer',
        'goods',
        'blanketPeriod',
        'signatory',
        'signedAt',
      ])
        expect(() => lawful({ ...CERTIFICATION, [name]: odd })).not.toThrow();
  });
});

it('cites every item of every agreement that has a place in the credential, and no other list', () => {
  const types = {
    USMCA: 'USMCACertificationOfOrigin',
    'CAFTA-DR': 'CAFTADRCertificationOfOrigin',
    NAFTA: 'NAFTACertificateOfOrigin',
  } as const;
  const elsewhere = ['producer-basis', 'net-cost', 'country-of-origin'];
  for (const { elements, id } of AGREEMENTS) {
    const facts = FACTS[types[id]] ?? [];
    for (const element of elements) {
      const own = facts.filter((fact) => fact.element === element.id);
      if (elsewhere.includes(element.id)) continue;
      expect([id, element.id, own.length > 0]).toEqual([id, element.id, true]);
      for (const { why } of own) expect(why).toContain(element.citation);
    }
  }
});
