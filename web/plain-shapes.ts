/** As much of Babel as is needed here; it has no types of its own. */
interface Node {
  type: string
  name?: string
  callee?: Node
  object?: Node
  property?: Node
}
interface Place {
  node: Node
  replaceWith: (node: Node) => void
}
interface Babel {
  types: { identifier: (name: string) => Node }
}

/**
 * A Babel plugin that writes `z` for every shape built of it, `z.object({ ... })` and all that follows: src/shapes.ts answers
 * the same for either, so no browser carries their fields. A list of codes (`z.enum`) stays, since pages read it.
 */
export const plainShapes = ({ types }: Babel) => ({
  visitor: {
    CallExpression(place: Place) {
      const first = firstOf(place.node)
      const judges = /parse/i.test(place.node.callee?.property?.name ?? '')
      if (first && first !== 'enum' && !judges) place.replaceWith(types.identifier('z'))
    },
  },
})

/** The method of `z` by which a chain of calls begins; undefined where it begins with something else. */
const firstOf = (node: Node | undefined): string | undefined => {
  const from = node?.callee ?? node?.object
  if (!from) return undefined
  return from.type === 'Identifier' ? (from.name === 'z' ? node?.property?.name : undefined) : firstOf(from)
}
