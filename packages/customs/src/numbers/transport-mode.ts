import { type Checked, accepted, refused, shown } from '../checked.ts';
import { type SourceMark, read } from '../source-mark.ts';

/** How goods came: 7501 block 9, AE record 10 columns 36 to 37. */
export interface TransportMode {
  readonly code: string;
  readonly title: string;
  readonly means:
    | 'vessel'
    | 'border-water'
    | 'rail'
    | 'road'
    | 'air'
    | 'mail'
    | 'hand-carried'
    | 'pipeline';
  /** Set where the code says it: the goods came in a container, or not. */
  readonly isContainerised?: boolean;
  readonly source: SourceMark;
}

const FORM = read('CBP Form 7501 instructions, mode of transport');

const row = (
  code: string,
  title: string,
  means: TransportMode['means'],
  isContainerised?: boolean,
): TransportMode => ({
  code,
  title,
  means,
  ...(isContainerised === undefined ? {} : { isContainerised }),
  source: FORM,
});

/** Every mode that the form knows. */
export const TRANSPORT_MODES: readonly TransportMode[] = [
  row('10', 'vessel, not in a container', 'vessel', false),
  row('11', 'vessel, in a container', 'vessel', true),
  row('12', 'border, by water', 'border-water'),
  row('20', 'rail, not in a container', 'rail', false),
  row('21', 'rail, in a container', 'rail', true),
  row('30', 'truck, not in a container', 'road', false),
  row('31', 'truck, in a container', 'road', true),
  row('32', 'automobile', 'road'),
  row('33', 'pedestrian', 'road'),
  row('34', 'road, other', 'road'),
  row('40', 'air, not in a container', 'air', false),
  row('41', 'air, in a container', 'air', true),
  row('50', 'mail', 'mail'),
  row('60', 'carried by a passenger', 'hand-carried'),
  row('70', 'fixed installation, such as a pipeline', 'pipeline'),
];

const BY_CODE: ReadonlyMap<string, TransportMode> = new Map(
  TRANSPORT_MODES.map((mode) => [mode.code, mode]),
);

/** Reads a mode of transport of two digits. Reasons: `transport-mode-shape`, `transport-mode-unknown`. */
export function parseTransportMode(text: unknown): Checked<TransportMode> {
  if (typeof text !== 'string' || text.length !== 2 || !/^[0-9]{2}$/.test(text)) {
    return refused(
      'transport-mode-shape',
      `A mode of transport has two digits such as 11, not ${shown(text)}.`,
    );
  }
  const mode = BY_CODE.get(text);
  return mode === undefined
    ? refused(
        'transport-mode-unknown',
        `Mode of transport ${text} is not on the form: write the one that carried the goods in.`,
      )
    : accepted(mode);
}
