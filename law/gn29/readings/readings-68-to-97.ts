import { onlyNamed, outside } from './open-questions.ts';
import type { Reading } from './reading.ts';

const CONDUCTORS = 'for a voltage exceeding eighty volts but not exceeding one thousand volts';

/** Chapters 68 to 97. */
export const READINGS_68_TO_97: Readonly<Record<string, Reading>> = {
  '73/2': {
    words: 'A change to heading 7308 from any other heading, except from X of heading 7216.',
    kinds: {
      X: 'angles, shapes or sections on which no processes were performed but those that rule 2(A) to (F) lists',
    },
  },
  '75/2': {
    words:
      '(A) A change to heading 7506 from any other heading; or (B) A change to foil, not exceeding 0.15 mm in thickness of heading 7506 from any other good of heading 7506, provided that there has been a reduction in thickness of no less than 50 percent.',
  },
  '78/3': {
    words:
      '(A) A change to lead bars, rods, profiles and wire of heading 7806 from any other good of heading 7806 or any other heading; or (B) A change to lead tubes or pipes of heading 7806, fittings for tubes or pipes of heading 7806 from any other good of heading 7806 or any other heading; or (C) A change to any other good of heading 7806 from lead bars, rods, profiles and wire of heading 7806, lead tubes or pipes of heading 7806, fittings for tubes or pipes of heading 7806 or any other heading.',
  },
  '79/5': {
    words:
      '(A) A change to zinc tubes or pipes of heading 7907, fittings for tubes or pipes of heading 7907 from any other good of heading 7907 or from any other heading; or (B) A change to any other good of heading 7907 from zinc tubes or pipes of heading 7907, fittings for tubes or pipes of heading 7907 or any other heading.',
  },
  '80/3': {
    words:
      '(A) A change to heading 8007 from any other heading; or (B) A change to plates, sheets and strip, of a thickness exceeding 0.2 mm of heading 8007 from any other good of heading 8007; or (C) A change to tin foil and thin strip, of a thickness not exceeding 0.2 mm of heading 8007, tin powders and flakes of heading 8007 from any other good of heading 8007, except from plates, sheets and strip, of a thickness exceeding 0.2 mm of heading 8007; or (D) A change to tin tubes or pipes and fittings for tubes and pipes of heading 8007 from any other good of heading 8007.',
  },
  '81/5': {
    leavesOut: ['810999'],
    words:
      '(A) A change to bars or rods (other than those obtained simply by sintering), profiles, plates, sheets, strip or foil of subheading 8101.99 from any other good of subheading 8101.99 or any other subheading; or (B) A change to any other good of subheading 8101.99 from bars or rods (other than those obtained simply by sintering), profiles, plates, sheets, strip or foil of subheading 8101.99 or any other subheading.',
    open: [
      {
        why: 'rule 5(B) speaks of subheading 8109.99, which no other rule knows; 8101.99 seems meant',
        codes: ['810199'],
        when: 'always',
      },
    ],
  },
  '81/35': {
    words: germanium(
      'unwrought germanium or vanadium, germanium or vanadium waste, scrap or powders of subheading 8112.92',
      'any other good of subheading 8112.92 from any other chapter',
    ),
  },
  '81/36': {
    words: germanium(
      'articles of germanium or vanadium of subheading 8112.99',
      'any other good of subheading 8112.99 from articles of germanium or vanadium of subheading 8112.99 or from any other subheading',
    ),
  },
  '84/17': {
    words:
      '(A) A change to subheading 8406.90 from any other heading; or (B) A change to rotors, finished for final assembly, of subheading 8406.90 from any other good or from rotors, not further advanced than cleaned or machined for removal of fins, gates, sprues and risers, or to permit location in finishing machinery, of subheading 8406.90; or (C) A change to blades, rotating or stationary, of subheading 8406.90 from any other good.',
  },
  '84/37': {
    words:
      '(A) A change to subheading 8415.90 from any other heading; or (B) A change to chassis, chassis bases and outer cabinets of subheading 8415.90 from any other good.',
  },
  '84/112': {
    open: [
      {
        why: 'rule 112 names subheading 8477.90 as the only source; whether materials of other headings, which rule 111 allows, may stand beside it is not said',
        codes: outside('847790'),
        when: 'fails',
      },
    ],
  },
  '84/124': {
    words:
      '(A) A change to subheadings 8483.40 through 8483.50 from any other subheading, except from subheadings 8482.10 through 8482.80, 8482.99, 8483.10 through 8483.40, 8483.60 or 8483.90; or (B) A change to subheadings 8483.40 through 8483.50 from subheadings 8482.10 through 8482.80, 8482.99, 8483.10 through 8483.40, 8483.60 or 8483.90, provided there is a regional value content of not less than 40 percent when the build-up method is used.',
    open: [
      {
        why: 'rule 124(A) says "from any subheading", which leaves out whether it must be another one',
        codes: ['848350'],
        when: 'fails',
      },
    ],
  },
  '85/79': {
    words:
      '(A) A change to subheading 8540.91 from any other heading; or (B) A change to front panel assembly of subheading 8540.91 from any other good.',
  },
  '85/90': { leavesOut: ['1000'], words: conductors('fitted with connectors', '8544.42') },
  '85/91': { leavesOut: ['1000'], words: conductors('not fitted with connectors', '8544.49') },
  '86/4': {
    words:
      '(A) A change to axles of subheading 8607.19 from parts of axles of subheading 8607.19; or (B) A change to wheels, whether or not fitted with axles of subheading 8607.19 from parts of axles of subheading 8607.19, parts of wheels of subheading 8607.19.',
    open: [onlyNamed('parts of the same subheading', '860719')],
  },
  '90/11': {
    words:
      '(A) A change to subheading 9005.80 from any other subheading, except from headings 9001 through 9002 or subheading 9005.90; or (B) A change to subheading 9005.80 from subheading 9005.90, provided there is a regional value content of not less than: (i) 35 percent when the build-up method is used, or (ii) 45 percent when the build-down method is used.',
    open: [
      {
        why: 'rule 11(A) says "from any subheading", which leaves out whether it must be another one',
        codes: ['900580'],
        when: 'fails',
      },
    ],
  },
  '90/62': {
    words:
      '(A) A change to subheadings 9031.10 through 9031.80 from any other heading; or (B) A change to coordinate measuring machines of subheading 9031.49 from any other good, except from bases or frames for coordinate measuring machines of subheading 9031.49; or (C) A change to subheadings 9031.10 through 9031.80 from any other subheading, provided there is a regional value content of not less than: (i) 35 percent when the build-up method is used, or (ii) 45 percent when the build-down method is used.',
  },
};

function germanium(goods: string, others: string): string {
  return `(A) A change to ${goods} from any other chapter; or (B) No change in tariff classification is required for ${goods}, provided that there is a regional value content of not less than: (i) 35 percent when the build-up method is used, or (ii) 45 percent when the build-down method is used; or (C) A change to ${others}.`;
}

function conductors(fitted: string, subheading: string): string {
  const kind = `electric conductors ${fitted}, ${CONDUCTORS}, of subheading ${subheading}`;
  return `(A) A change to ${kind} from any other heading; or (B) A change to any other good of subheading ${subheading} from ${kind} or from any other subheading, provided there is also a regional value content of not less than: (i) 35 percent when the build-up method is used, or (ii) 45 percent when the build-down method is used.`;
}
