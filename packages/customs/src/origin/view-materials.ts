import { type MaterialView, allInside } from './case.ts';
import type { Classification } from '../vintage/carry-over.ts';
import { codesIn } from './codes-in.ts';
import { type Surroundings, determineMaterial } from './determine-material.ts';
import { mayBeDesignated } from './intermediate-material.ts';
import type { RecordMaterial } from './production-record.ts';
import { allTrue } from './proof.ts';
import { isRecoveredForThis } from './remanufactured.ts';

/** Materials made of materials, no deeper: what lies below is not looked into. */
export const MAX_DEPTH = 64;

type Origin = Pick<MaterialView, 'foundBy' | 'originating' | 'question'>;

/** The materials of a record as a forest: those that no other is made of stand on top. */
export function viewMaterials(
  around: Surroundings,
  goodCodes: readonly string[],
  isUsForeign: boolean,
): readonly MaterialView[] {
  const { record, ruleSet } = around;
  const place = createPlacer(ruleSet.nomenclature);
  const byKey = new Map(record.materials.map((material) => [material.key, material]));
  const seen = new Map<string, MaterialView>();
  const view = (material: RecordMaterial, depth: number): MaterialView => {
    const known = seen.get(material.key);
    if (known !== undefined) return known;
    const inputs = material.madeFrom.flatMap((key) => {
      const input = depth < MAX_DEPTH ? byKey.get(key) : undefined;
      return input === undefined ? [] : [view(input, depth + 1)];
    });
    const found = place(material.classifications);
    const isRegional = isMadeInTerritory(around, material);
    const placed: MaterialView = {
      material,
      codes: 'codes' in found ? found.codes : undefined,
      ...('problem' in found ? { codesProblem: found.problem } : {}),
      originating: material.originating,
      isRegional,
      inputs,
    };
    const made = { ...placed, ...originOf(around, placed, goodCodes, isUsForeign) };
    seen.set(material.key, made);
    return made;
  };
  const used = new Set(record.materials.flatMap(({ madeFrom }) => madeFrom));
  return record.materials.filter(({ key }) => !used.has(key)).map((one) => view(one, 0));
}

/** Of thousands of rows most are classified alike: each code is placed once, and what stands alike is one object. */
function createPlacer(
  nomenclature: string,
): (classifications: readonly Classification[]) => ReturnType<typeof codesIn> {
  const known = new Map<string, ReturnType<typeof codesIn>>();
  return (classifications) => {
    const [only, ...others] = classifications;
    if (only === undefined || others.length > 0) return codesIn(classifications, nomenclature);
    const key = JSON.stringify([only.system, only.code]);
    const found = known.get(key) ?? codesIn(classifications, nomenclature);
    known.set(key, found);
    return found;
  };
}

/** What the producer made itself, and no country is given for, was made where the good was. */
function isMadeInTerritory(
  { record, territory }: Surroundings,
  { countryOfOrigin, isSelfProduced, producedIn }: RecordMaterial,
): boolean | undefined {
  const place = producedIn ?? countryOfOrigin;
  if (place !== undefined) return territory.has(place);
  const places = record.processes.map(({ country }) => territory.has(country));
  return isSelfProduced && places.length > 0 && allTrue(places) === true ? true : undefined;
}

function originOf(
  around: Surroundings,
  view: MaterialView,
  goodCodes: readonly string[],
  isUsForeign: boolean,
): Origin {
  const { isRegional, material } = view;
  const { countryOfOrigin, description, producedIn } = material;
  // GN 29(j); 19 USC 4531(k).
  if (material.uses.includes('indirect')) return { originating: true };
  // GN 29(a)(ii).
  if (isUsForeign && (countryOfOrigin === 'US' || producedIn === 'US'))
    return { originating: false };
  const isRecovered = isRecoveredForThis(around.record, goodCodes, material, isRegional);
  if (isRecovered !== false && material.originating !== true) {
    if (isRecovered === true && material.originating === undefined)
      return { originating: true, foundBy: 'recovered for a remanufactured good' };
    return {
      originating: undefined,
      question: `whether ${description} was recovered in the territory for a remanufactured good`,
    };
  }
  if (material.originating === true) return declared(around, view, isUsForeign);
  if (material.originating === false) return { originating: false };
  if (producedIn !== undefined && isRegional === false) return { originating: false };
  return determined(around, view);
}

/** What is declared originating is, unless the record speaks against it. */
function declared(around: Surroundings, view: MaterialView, isUsForeign: boolean): Origin {
  const { inputs, isRegional, material } = view;
  const { countryOfOrigin, description, producedIn } = material;
  const place = producedIn ?? countryOfOrigin;
  if (isRegional === false)
    return {
      originating: undefined,
      question: `${description} is declared originating, and of ${place ?? ''}: in which country it was produced`,
    };
  if (countryOfOrigin !== undefined && !around.territory.has(countryOfOrigin))
    return {
      originating: undefined,
      question: `${description} is declared originating, and of ${countryOfOrigin}: where it originates`,
    };
  if (isUsForeign && place === undefined)
    return {
      originating: undefined,
      question: `in which country ${description} was produced: what comes from the United States counts as foreign`,
    };
  const isOfUs = (one: MaterialView) =>
    one.material.countryOfOrigin === 'US' || one.material.producedIn === 'US';
  // It may have been declared with what counts as foreign here: found again, without it.
  if (isUsForeign && allInside(inputs).some(isOfUs)) return determined(around, view);
  if (
    around.agreement.id === 'USMCA' &&
    material.isDesignated &&
    mayBeDesignated(inputs, around.ruleSet) !== true
  )
    return {
      originating: undefined,
      question: `whether ${description} originates without the designation inside it, which may not stand beside its own (19 USC 4531(d)(9)(B))`,
    };
  // Who tells what it was made of is asked by that: a declaration does not stand against its own materials.
  if (inputs.length > 0 && determined(around, view).originating === false)
    return {
      originating: undefined,
      question: `${description} is declared originating, and by what it is made of it does not: how it originates`,
    };
  return { originating: true };
}

function determined(
  around: Surroundings,
  { codes, inputs, isRegional, material }: MaterialView,
): Origin {
  const place =
    material.producedIn ?? material.countryOfOrigin ?? around.record.processes[0]?.country;
  if (codes === undefined || isRegional !== true || inputs.length === 0 || place === undefined)
    return { originating: undefined };
  return determineMaterial(around, material, codes, inputs, place);
}
