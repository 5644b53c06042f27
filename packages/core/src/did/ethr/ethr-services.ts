import type { Service } from 'did-resolver';
import { decodeHexData } from '../../encoding/hex.ts';
import { decodeUtf8 } from '../../encoding/utf8.ts';
import { assertCoreError } from '../../errors.ts';
import { isJsonObject, type JsonValue } from '../../json/json-value.ts';
import { parseJson } from '../../json/parse-json.ts';
import type { EthrEvent } from './ethr-event.ts';

const NAME = /^did\/svc\/(\w+)(?:\/\w+){0,2}$/;

/**
 * The services of a did:ethr in a second, from its ordered events up to then (`did/svc/<type>` of the
 * did:ethr method). An endpoint that reads as a JSON object, list or string is that, all else is the
 * text itself. Ids are counted as the method's resolver counts them, revocations included.
 */
export function readEthrServices(
  did: string,
  events: readonly EthrEvent[],
  second: number,
): readonly Service[] {
  const services = new Map<string, Service>();
  let counter = 0;
  for (const event of events) {
    if (event.kind !== 'attribute' || !event.name.startsWith('did/svc/')) continue;
    counter += 1;
    const content = `${event.name} ${event.value.toLowerCase()}`;
    // What the same content says last rules, be it shorter.
    services.delete(content);
    if (event.validTo <= second) continue;
    const type = NAME.exec(event.name)?.[1];
    const serviceEndpoint = readEndpoint(event.value);
    if (type === undefined || serviceEndpoint === undefined) continue;
    services.set(content, { id: `${did}#service-${counter}`, type, serviceEndpoint });
  }
  return [...services.values()];
}

function readEndpoint(value: string): Service['serviceEndpoint'] | undefined {
  const bytes = decodeHexData(value);
  const text = bytes && tryRead(() => decodeUtf8(bytes));
  if (text === undefined) return undefined;
  const json = tryRead(() => parseJson(text));
  return isEndpoint(json) ? (json as Service['serviceEndpoint']) : text;
}

/** DID Core section 5.4: a string, a map, or a set of these. */
function isEndpoint(json: JsonValue | undefined): boolean {
  if (Array.isArray(json)) {
    return json.length > 0 && json.every((one) => typeof one === 'string' || isJsonObject(one));
  }
  return typeof json === 'string' || isJsonObject(json);
}

function tryRead<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    assertCoreError(error);
    return undefined;
  }
}
