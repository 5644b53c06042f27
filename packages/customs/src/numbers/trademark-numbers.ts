import { type Checked, accepted, refused, shown } from '../checked.ts';
import { type SourceMark, unconfirmed } from '../source-mark.ts';

/** The shapes are general knowledge; neither number has a check digit. */
export const TRADEMARK_NUMBER_SOURCE: SourceMark = unconfirmed(
  'USPTO, registration and serial numbers of trademarks',
  'knowledge',
);

/** The number of a registration at the USPTO. A right has it once registered; until then it has its serial number. */
export interface TrademarkRegistration {
  /** Without zeros in front and without commas: two writings of one number are one text here. */
  readonly digits: string;
  /** As it is printed, `6,123,456`. */
  readonly text: string;
}

/** The number of an application at the USPTO. An application is no registration. */
export interface TrademarkSerial {
  /** Two digits of the series. */
  readonly series: string;
  /** Six digits, zeros in front kept. */
  readonly number: string;
  readonly digits: string;
  /** As it is printed, `88/123,456`. */
  readonly text: string;
}

const REGISTRATION = /^(?:[0-9]{1,7}|[0-9]{1,3},[0-9]{3}|[0-9],[0-9]{3},[0-9]{3})$/;
const SERIAL = /^([0-9]{2})(?:([0-9]{6})|\/([0-9]{3}),?([0-9]{3}))$/;

/**
 * Reads one to seven digits, with commas between thousands or without. Reasons: `trademark-registration-shape`,
 * `trademark-registration-is-serial` (eight digits are those of an application).
 */
export function parseTrademarkRegistration(text: unknown): Checked<TrademarkRegistration> {
  const isText = typeof text === 'string' && text.length <= 10;
  if (isText && SERIAL.test(text)) {
    return refused(
      'trademark-registration-is-serial',
      `${shown(text)} has the eight digits of an application: give the number of the registration, which has at most seven.`,
    );
  }
  const digits = isText && REGISTRATION.test(text) ? withoutZeros(text.replaceAll(',', '')) : '';
  return digits === ''
    ? refused(
        'trademark-registration-shape',
        `Write the registration number with one to seven digits, such as 6123456, not ${shown(text)}.`,
      )
    : accepted({ digits, text: digits.replace(/\B(?=(?:[0-9]{3})+$)/g, ',') });
}

/** Reads eight digits, or `88/123,456` with the comma or without. Reason: `trademark-serial-shape`. */
export function parseTrademarkSerial(text: unknown): Checked<TrademarkSerial> {
  const match = typeof text === 'string' && text.length <= 10 ? SERIAL.exec(text) : null;
  if (match === null) {
    return refused(
      'trademark-serial-shape',
      `Write the serial number of the application with eight digits, such as 88/123,456, not ${shown(text)}.`,
    );
  }
  const [, series = '', six = '', first = '', last = ''] = match;
  const number = six === '' ? first + last : six;
  return accepted({
    series,
    number,
    digits: series + number,
    text: `${series}/${number.slice(0, 3)},${number.slice(3)}`,
  });
}

/** Nothing is left of zeros alone: no registration has the number 0. */
const withoutZeros = (digits: string): string => digits.replace(/^0+/, '');
