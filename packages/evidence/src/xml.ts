import { SaxesParser } from 'saxes'
import { demand, Refused } from './refusal.ts'

/** One element of a strictly read document. Names have no prefixes, because there are none. */
export interface Element {
  readonly name: string
  readonly namespace: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (Element | string)[]
}

const deepest = 16
const longest = 1_000_000

/**
 * Reads XML of the one kind that a BankID signature is: UTF-8, elements, plain attributes, default namespaces and text. Refuses
 * document types and with them all entities but the five of XML itself, comments, processing instructions, CDATA, prefixes and
 * `xml:` attributes: what is not there can hide nothing, and its canonical form needs no rules.
 */
export function readXml(bytes: Buffer): Element {
  demand(bytes.length <= longest && bytes[0] === 0x3c, 'form', 'too long, or something before the document')
  type Open = { name: string; namespace: string; attributes: Map<string, string>; children: (Element | string)[] }
  const open: Open[] = []
  let root: Element | undefined
  const refuse = (what: string) => () => { throw new Refused('form', what) }

  const parser = new SaxesParser()
  parser.on('error', refuse('not well-formed XML'))
  parser.on('doctype', refuse('a document type'))
  parser.on('comment', refuse('a comment'))
  parser.on('cdata', refuse('a CDATA section'))
  parser.on('processinginstruction', refuse('a processing instruction'))
  parser.on('xmldecl', ({ version, encoding }) => demand(version === '1.0' && /^utf-8$/i.test(encoding ?? 'UTF-8'), 'form', 'another XML than 1.0 in UTF-8'))
  parser.on('opentag', ({ name, attributes }) => {
    const { xmlns, ...others } = attributes as Record<string, string>
    demand(open.length < deepest, 'form', 'too deep')
    demand([name, ...Object.keys(others)].every((each) => !each.includes(':')), 'form', 'a prefix')
    open.push({ name, namespace: xmlns ?? open.at(-1)?.namespace ?? '', attributes: new Map(Object.entries(others)), children: [] })
  })
  parser.on('text', (text) => void open.at(-1)?.children.push(text))
  parser.on('closetag', () => {
    const done = open.pop()!
    const parent = open.at(-1)
    if (parent) parent.children.push(done)
    else root = done
  })
  try {
    parser.write(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)).close()
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('form', 'not UTF-8')
  }
  demand(root !== undefined, 'form', 'empty')
  return root
}

/** Canonical XML 1.0 (W3C, 15 March 2001) of an element and what is in it, for documents as `readXml` admits them. */
export function canonical(element: Element, namespaceAround = ''): string {
  const { name, namespace, attributes, children } = element
  const declaration = namespace === namespaceAround ? '' : ` xmlns="${inAttribute(namespace)}"`
  const sorted = [...attributes].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, value]) => ` ${key}="${inAttribute(value)}"`)
  const content = children.map((child) => (typeof child === 'string' ? inText(child) : canonical(child, namespace)))
  return `<${name}${declaration}${sorted.join('')}>${content.join('')}</${name}>`
}

const inText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;')
const inAttribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;').replaceAll('\r', '&#xD;')

/** The elements in an element that holds nothing else; any text but white space is refused. */
export function elementsIn(element: Element): readonly Element[] {
  demand(element.children.every((child) => typeof child !== 'string' || /^[ \t\r\n]*$/.test(child)), 'form', `text in ${element.name}`)
  return element.children.filter((child) => typeof child !== 'string')
}

/** The text of an element that holds nothing else. */
export function textIn(element: Element): string {
  demand(element.children.every((child) => typeof child === 'string'), 'form', `elements in ${element.name}`)
  return element.children.join('')
}
