import { compileMessage } from '@lingui/message-utils/compileMessage'

/** As much of Babel as is needed here; it has no types of its own. */
interface Node {
  type: string
  name?: string | Node
  key?: Node
  value?: string | Node
  expression?: Node
  properties?: Node[]
  attributes?: Node[]
}
interface Place {
  node: Node
  parent: Node
}
interface Babel {
  types: { valueToNode: (value: unknown) => Node; jsxExpressionContainer: (expression: Node) => Node }
}

/**
 * A Babel plugin that compiles the Swedish that Lingui's macros leave in the code as `message`, so that no browser carries
 * a compiler. It runs when the macros are done.
 */
export const compiledSwedish = ({ types }: Babel) => {
  const compiled = (value: string | Node | undefined) =>
    typeof value === 'object' && value.type === 'StringLiteral' ? types.valueToNode(compileMessage(value.value as string)) : undefined
  const hasId = (parts: readonly Node[] | undefined) => parts?.some((part) => nameOf(part) === 'id') ?? false
  return {
    visitor: {
      Program: {
        exit: (program: { traverse: (visitor: Record<string, (place: Place) => void>) => void }) =>
          program.traverse({
            ObjectProperty({ node, parent }) {
              if (nameOf(node) !== 'message' || !hasId(parent.properties)) return
              node.value = compiled(node.value) ?? node.value!
            },
            JSXAttribute({ node, parent }) {
              if (nameOf(node) !== 'message' || !hasId(parent.attributes) || typeof node.value !== 'object') return
              const message = compiled(node.value.type === 'JSXExpressionContainer' ? node.value.expression : node.value)
              if (message) node.value = types.jsxExpressionContainer(message)
            },
          }),
      },
    },
  }
}

/** The name of a property or attribute that is written out. */
const nameOf = ({ key, name }: Node) => {
  const said = key ?? name
  return typeof said === 'object' ? said.name : undefined
}
