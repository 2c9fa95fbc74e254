/**
 * Draws one file anew and ends. Every decoder runs in WebAssembly: a file that breaks one breaks out of nothing.
 */
import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js'
import encodeJpeg, { init as initJpegEncoder } from '@jsquash/jpeg/encode.js'
import decodePng, { init as initPng } from '@jsquash/png/decode.js'

// Node has it; its types do not.
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<object> }

interface Picture { data: Uint8ClampedArray; width: number; height: number }

/** What a camera of today takes at most; and how long the longer side becomes, which is fine enough to read an A4 page by. */
const pixelsMost = 64_000_000
const longestSide = 2_400

const { file, pagesMost } = workerData as { file: Uint8Array; pagesMost: number }
// The decoders make these, which only browsers have.
Object.assign(globalThis, { ImageData: function (data: Uint8ClampedArray, width: number, height: number) { return { data, width, height } } })

const pages = await open(file)
const drawn: Uint8Array[] = []
await initJpegEncoder(await wasm('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'))
for (const page of pages) drawn.push(new Uint8Array(await encodeJpeg(onWhite(shrunk(page)) as never, { quality: 80 })))
parentPort!.postMessage(drawn)

async function open(bytes: Uint8Array): Promise<Picture[]> {
  const starts = (...first: number[]) => first.every((byte, place) => bytes[place] === byte)
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  if (starts(0xff, 0xd8, 0xff)) {
    insistOnSize(sizeOfJpeg(bytes))
    await initJpegDecoder(await wasm('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'))
    return [await decodeJpeg(buffer, { preserveOrientation: true })]
  }
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) {
    const view = new DataView(buffer)
    insistOnSize({ width: view.getUint32(16), height: view.getUint32(20) })
    await initPng(await wasm('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'))
    return [await decodePng(buffer)]
  }
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return openPdf(bytes)
  throw new Error('neither JPEG, PNG nor PDF')
}

async function openPdf(bytes: Uint8Array): Promise<Picture[]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(bytes)
  document.initializeFormFields()
  const count = document.getPageCount()
  if (count < 1 || count > pagesMost) throw new Error('too many pages')
  const pages: Picture[] = []
  for (const page of document.pages()) {
    const { originalWidth, originalHeight } = page.getOriginalSize()
    const { data, width, height } = await page.render({ scale: longestSide / Math.max(originalWidth, originalHeight, 1), colorSpace: 'BGRA', renderFormFields: true, render: ({ data }) => Promise.resolve(data) })
    pages.push({ data: new Uint8ClampedArray(data), width, height })
  }
  return pages
}

function insistOnSize({ width, height }: { width: number; height: number }) {
  if (!(width > 0 && height > 0 && width * height <= pixelsMost)) throw new Error('too large')
}

/** What the first frame header says (ITU-T T.81, B.2.2); decoders go by the same. */
function sizeOfJpeg(bytes: Uint8Array) {
  const word = (place: number) => (bytes[place]! << 8) | bytes[place + 1]!
  for (let place = 2; place + 9 < bytes.length; ) {
    if (bytes[place] !== 0xff) { place += 1; continue }
    const marker = bytes[place + 1]!
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { height: word(place + 5), width: word(place + 7) }
    const stands = marker === 0xff || marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
    place += stands ? (marker === 0xff ? 1 : 2) : 2 + word(place + 2)
  }
  throw new Error('no frame')
}

/** The mean of every square of so many pixels, so that the longer side is no longer than it may be. */
function shrunk({ data, width, height }: Picture): Picture {
  const by = Math.ceil(Math.max(width, height) / longestSide)
  if (by === 1) return { data, width, height }
  const small = { width: Math.floor(width / by), height: Math.floor(height / by) }
  const means = new Uint8ClampedArray(small.width * small.height * 4)
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0
        for (let down = 0; down < by; down++) {
          for (let across = 0; across < by; across++) sum += data[((y * by + down) * width + x * by + across) * 4 + channel]!
        }
        means[(y * small.width + x) * 4 + channel] = sum / (by * by)
      }
    }
  }
  return { data: means, ...small }
}

/** What lets something through lies on white paper: a JPEG knows no such thing, and would show what was hidden there. */
function onWhite({ data, width, height }: Picture): Picture {
  for (let place = 0; place < data.length; place += 4) {
    const opacity = data[place + 3]! / 255
    if (opacity === 1) continue
    for (let channel = 0; channel < 3; channel++) data[place + channel] = 255 + (data[place + channel]! - 255) * opacity
    data[place + 3] = 255
  }
  return { data, width, height }
}

async function wasm(name: string) {
  return WebAssembly.compile(await readFile(new URL(import.meta.resolve(name))))
}
