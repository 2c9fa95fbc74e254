/*
 * Stands in for zod in the browser (vite.config.ts), which saves every first view 24 kB: here shapes are only types. What
 * comes from the server was parsed on its way out, and what goes there is judged there. An enum keeps its list; anything
 * that would judge data throws. The few checks that a page needs of its own are written by hand. plain-shapes.ts leaves out
 * the fields, which weigh some three kB more.
 */

const judgements = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync'])

const shapeOf = (known: object): unknown =>
  new Proxy(() => undefined, {
    get: (_, name) => {
      if (name in known) return known[name as keyof typeof known]
      if (judgements.has(String(name))) throw new Error('Shapes are judged by the server, not in the browser.')
      return shape
    },
    apply: () => shape,
  })

const shape = shapeOf({})

export const z = new Proxy(shapeOf({}) as Record<string, unknown>, {
  get: (all, name) => (name === 'enum' ? (options: readonly string[]) => shapeOf({ options }) : all[name as string]),
})
