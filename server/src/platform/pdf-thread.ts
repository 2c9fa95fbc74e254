import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Outcome, ToSet } from './pdf.ts'

// The thread that sets type: it knows templates, letters and fonts, and no database.

// Almarai draws each Arabic letter as one picture, so that a reader gets the letters back; fonts that draw dots apart give them twice.
const fonts = [
  'atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  'atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
  'almarai/400Regular/Almarai_400Regular.ttf',
  'almarai/700Bold/Almarai_700Bold.ttf',
].map((file) => readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/${file}`)))

const letters = new Set(fonts.flatMap(lettersOf))
const compiler = NodeCompiler.create({ workspace: dirname(fileURLToPath(import.meta.url)), fontArgs: [{ fontBlobs: fonts }] })

parentPort!.on('message', ({ number, source, data, atSeconds }: ToSet) => {
  parentPort!.postMessage(set(number, source, shown(data), atSeconds))
  // What was set is about somebody: nothing of it is kept for the next.
  compiler.evictCache(0)
})

function set(number: number, source: string, data: string, atSeconds: number): Outcome {
  try {
    const pdf = compiler.pdf({ mainFileContent: source, inputs: { data }, resetRead: true }, { pdfStandard: 'a-2a', creationTimestamp: atSeconds })
    return { number, pdf: new Uint8Array(pdf) }
  } catch {
    // The compiler's own words can quote what was to be set.
    return { number, problem: 'the document could not be set' }
  }
}

/**
 * A letter without a picture would be shown as nothing, and PDF/A forbids it; one that changes the order of the others would
 * let a text look like another. Both stand as their code.
 */
function shown(data: string): string {
  return JSON.stringify(JSON.parse(data, (_, value: unknown) => typeof value === 'string' ? [...value.normalize('NFC')].map(letter).join('') : value))
}
const letter = (one: string) => {
  const code = one.codePointAt(0)!
  const isSeen = letters.has(code) && !(code >= 0x202a && code <= 0x202e) && !(code >= 0x2066 && code <= 0x2069)
  return isSeen ? one : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
}

/** The letters of the basic plane that a font has a picture for (OpenType, table cmap, format 4). */
function lettersOf(font: Buffer): number[] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index)
  const cmap = font.readUInt32BE(tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')! + 8)
  const parts = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => cmap + font.readUInt32BE(cmap + 8 + 8 * index))
  const part = parts.find((at) => font.readUInt16BE(at) === 4)!
  const segments = font.readUInt16BE(part + 6) / 2
  return Array.from({ length: segments }, (_, index) => {
    const end = font.readUInt16BE(part + 14 + 2 * index)
    const startAt = part + 16 + 2 * segments + 2 * index
    const start = font.readUInt16BE(startAt)
    const shift = font.readUInt16BE(startAt + 2 * segments)
    const offsetAt = startAt + 4 * segments
    const offset = font.readUInt16BE(offsetAt)
    return Array.from({ length: end - start + 1 }, (_, place) => start + place).filter((code) => code !== 0xffff && (offset === 0
      ? (code + shift) % 0x10000 !== 0
      : font.readUInt16BE(offsetAt + offset + 2 * (code - start)) !== 0))
  }).flat()
}
