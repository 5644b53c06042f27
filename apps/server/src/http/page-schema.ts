import { type TSchema, Type } from 'typebox';

/** A page of a list: `next` is the cursor of the page that follows, where there is one. */
export function pageSchema<T extends TSchema>(item: T) {
  return Type.Object(
    { items: Type.Array(item), next: Type.Optional(Type.String()) },
    { additionalProperties: false },
  );
}
