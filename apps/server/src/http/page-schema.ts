import { type Static, type TSchema, Type } from 'typebox';

/** Schema of a page of a list (`toPage`). */
export function pageSchema<Item extends TSchema>(item: Item) {
  return Type.Object(
    {
      items: Type.Unsafe<readonly Static<Item>[]>(Type.Array(item)),
      next: Type.Optional(Type.String({ description: 'cursor: give it as `after`' })),
    },
    { additionalProperties: false },
  );
}
