import { describe, expect, it } from '@jest/globals';
import {
  hs,
  foreign,
  proofText,
  usd,
  usmca,
  workOut,
} from './worked-cases/worked-case.test-support.ts';

const proofOf = (record: ReturnType<typeof usmca>) => {
  const { missing, outcome, proof } = workOut({
    title: 'words',
    by: 'the proof',
    record,
    outcome: 'undetermined',
  });
  return { missing, outcome, told: proofText(proof) };
};
const noValue = { description: 'motor', tariffClassification: hs('8501.10'), originating: false };
const china = { countryOfOrigin: 'CN', producedIn: 'CN' };

describe('what a proof says in numbers and words', () => {
  it('counts nothing as met of a good without materials', () => {
    const { missing, outcome, told } = proofOf(usmca('9503.00', { sale: '100' }, []));
    expect(outcome).toBe('undetermined');
    expect(missing).toContain('the materials of the good');
    expect(told).not.toContain('100 per cent');
    expect(told).toContain('changes its classification [undetermined]');
  });

  it('says how much value content is left at most, where one value is missing', () => {
    const materials = [foreign('8501.10', '30'), { ...noValue, ...china }];
    const { told } = proofOf(usmca('9503.00', { sale: '100' }, materials));
    expect(told).toContain('non-originating at least 30, of 100: at most 70 per cent');
  });

  it('gives both ends of a value content that lies between two', () => {
    const unknown = { ...noValue, producedIn: 'MX', value: usd('20') };
    const { told } = proofOf(
      usmca('9503.00', { sale: '100' }, [foreign('8501.10', '30'), unknown]),
    );
    expect(told).toContain('non-originating 30 to 50, of 100: 50 to 70 per cent');
  });

  it('does not make little of what has no value', () => {
    const limbs = { ...noValue, ...china, tariffClassification: hs('9503.00') };
    const { missing, told } = proofOf(usmca('9503.00', { sale: '100' }, [limbs]));
    expect(told).toContain('at least 0 of 100: at least 0 per cent');
    expect(missing).toContain('the value of motor');
  });

  it('tells what an alternative asks once, under the rule that is cited', () => {
    const { told } = proofOf(usmca('9503.00', { sale: '100' }, [foreign('8501.10', '30')]));
    expect(told.match(/from any other subheading/g)).toHaveLength(1);
    expect(told).toContain('(A) from any other subheading [met]');
  });

  it('says where a second classification goes, where one edition alone does not place a good', () => {
    const materials = [
      foreign('8501.10', '1', { tariffClassification: { system: 'HS2022', code: '8524.11' } }),
    ];
    const { missing } = proofOf(
      usmca('9503.00', { sale: '100' }, materials, {
        tariffClassification: { system: 'HS2022', code: '8806.22' },
      }),
    );
    expect(missing.join()).toContain('give its HS2017 code as well. It goes into alsoClassified.');
  });

  it('tells materials apart whose names have commas', () => {
    const materials = ['lining, dyed', 'mesh'].map((description) =>
      foreign('6005.37', '1', { description }),
    );
    const { told } = proofOf(usmca('9503.00', { sale: '100' }, materials));
    expect(told).toContain('not originating: lining, dyed; mesh');
  });
});
