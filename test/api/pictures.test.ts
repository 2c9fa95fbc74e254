import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { drawAnew } from '@kring/server/platform/pictures'

const wrong = { code: 'invalid', errors: [{ path: 'file', message: 'not a readable JPEG, PNG or PDF' }] }

/** A PNG whose upper half is dark; `claims` is what its header says of its size. */
function png(width: number, height: number, claims = { width, height }) {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    return Buffer.concat([uint32(data.length), body, uint32(crc32(body))])
  }
  const row = (value: number) => Buffer.concat([Buffer.of(0), Buffer.alloc(width * 3, value)])
  const header = Buffer.concat([uint32(claims.width), uint32(claims.height), Buffer.of(8, 2, 0, 0, 0)])
  const rows = Array.from({ length: height }, (_, y) => row(y < height / 2 ? 20 : 240))
  return Buffer.concat([Buffer.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))])
}
const uint32 = (value: number) => { const bytes = Buffer.alloc(4); bytes.writeUInt32BE(value >>> 0); return bytes }

const jpeg = async (width: number, height: number) => (await drawAnew(png(width, height)))[0]!
/** As a camera writes it: turned by a quarter, and where it stood. */
function fromCamera(picture: Buffer) {
  const tag = (id: number, type: number, count: number, value: number) => { const bytes = Buffer.alloc(12); bytes.writeUInt16LE(id); bytes.writeUInt16LE(type, 2); bytes.writeUInt32LE(count, 4); bytes.writeUInt32LE(value, 8); return bytes }
  const tiff = Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), Buffer.of(2, 0), tag(0x0112, 3, 1, 6), tag(0x010e, 2, 24, 38), Buffer.alloc(4), Buffer.from('GPS 59.3293N 18.0686E\0\0\0')])
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(body.length + 2)
  return Buffer.concat([picture.subarray(0, 2), Buffer.of(0xff, 0xe1), length, body, picture.subarray(2)])
}
/** The size that the first frame of a JPEG names. */
function sizeOf(picture: Buffer) {
  const frame = picture.findIndex((byte, place) => byte === 0xff && [0xc0, 0xc1, 0xc2].includes(picture[place + 1]!))
  return { width: picture.readUInt16BE(frame + 7), height: picture.readUInt16BE(frame + 5) }
}
function pdf(pages: number, more = '') {
  const kids = Array.from({ length: pages }, (_, index) => `${3 + index} 0 R`).join(' ')
  return Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R${more}>>endobj\n2 0 obj<</Type/Pages/Kids[${kids}]/Count ${pages}>>endobj\n${
    Array.from({ length: pages }, (_, index) => `${3 + index} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\n`).join('')}trailer<</Root 1 0 R>>\n%%EOF`)
}

test('a picture is drawn anew and upright, and what the camera knew of the place is gone', async () => {
  const sent = fromCamera(await jpeg(60, 20))
  expect(sent.includes('GPS')).toBe(true)
  const [drawn] = await drawAnew(sent)
  expect(sizeOf(drawn!)).toEqual({ width: 20, height: 60 })
  for (const trace of ['GPS', 'Exif', '59.3293']) expect(drawn!.includes(trace)).toBe(false)
})

test('what hangs on the end of a picture, or pretends to be one, does not come through', async () => {
  const polyglot = Buffer.concat([await jpeg(30, 30), Buffer.from('<script>alert(1)</script>%PDF-1.4')])
  const [drawn] = await drawAnew(polyglot)
  expect(drawn!.includes('<script>')).toBe(false)
  for (const garbage of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '\x89PNG\r\n\x1a\n', '%PDF-']) {
    await expect(drawAnew(Buffer.from(garbage, 'latin1'))).rejects.toMatchObject(wrong)
  }
})

test('a picture that would fill the memory when opened is not opened', async () => {
  await expect(drawAnew(png(10, 10, { width: 60_000, height: 60_000 }))).rejects.toMatchObject(wrong)
  const bomb = Buffer.from(await jpeg(40, 40))
  const frame = bomb.findIndex((byte, place) => byte === 0xff && [0xc0, 0xc1, 0xc2].includes(bomb[place + 1]!))
  bomb.writeUInt16BE(65_500, frame + 5)
  bomb.writeUInt16BE(65_500, frame + 7)
  await expect(drawAnew(bomb)).rejects.toMatchObject(wrong)
})

test('a large picture becomes small enough to keep, and stays fine enough to read', async () => {
  expect(sizeOf((await drawAnew(png(5000, 100)))[0]!)).toEqual({ width: 1666, height: 33 })
})

test('a document becomes one picture for each page, without anything that it could do or carry', async () => {
  const drawn = await drawAnew(pdf(2, '/OpenAction<</S/JavaScript/JS(app.alert(1))>>'))
  expect(drawn.map(sizeOf)).toEqual([{ width: 2400, height: 1200 }, { width: 2400, height: 1200 }])
  expect(drawn.every((page) => page.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff)) && !page.includes('JavaScript'))).toBe(true)
  await expect(drawAnew(pdf(5))).rejects.toMatchObject(wrong)
})
