/** Methods that a path of an OpenAPI document may have. */
export type Method = 'get' | 'put' | 'post' | 'delete';

/** Paths of a document that have a method. */
export type PathsWith<Paths, M extends Method> = {
  [P in keyof Paths]: Paths[P] extends { readonly [K in M]: object } ? P : never;
}[keyof Paths] &
  string;

/** The operation of a path and method. */
export type OperationOf<Paths, P extends keyof Paths, M extends Method> = Paths[P] extends {
  readonly [K in M]: infer O;
}
  ? O
  : never;

type Content<T> = T extends { readonly content: infer C } ? C[keyof C] : undefined;

/** What an operation answers where it succeeds, by status. */
export type Answer<Operation> = Operation extends { readonly responses: infer R }
  ? {
      [S in keyof R & Success]: { readonly status: S; readonly data: Content<R[S]> };
    }[keyof R & Success]
  : never;

type Success = 200 | 201 | 202 | 204 | 207;

type Parameters<Operation> = Operation extends { readonly parameters: infer P } ? P : object;

type Part<P, Name extends string> = P extends { readonly [K in Name]: infer V } ? V : undefined;

type OptionalPart<P, Name extends string> = P extends { readonly [K in Name]?: infer V }
  ? V
  : undefined;

type Body<Operation> = Operation extends { readonly requestBody: { readonly content: infer C } }
  ? C[keyof C]
  : undefined;

/** Leaves out what can be nothing but undefined. */
type Given<T> = { [K in keyof T as [T[K]] extends [undefined] ? never : K]: T[K] };

/** What is given with a call: what the document requires is required, and nothing else is taken. */
export type Input<Operation> = Given<{
  readonly path: Part<Parameters<Operation>, 'path'>;
  readonly body: Body<Operation>;
}> & {
  readonly query?: OptionalPart<Parameters<Operation>, 'query'>;
  readonly headers?: Readonly<Record<string, string>>;
};
