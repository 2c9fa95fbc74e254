import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

interface Node { role?: string; lang?: string; children?: Node[] }

/** What a reader of documents finds in one: its letters, its structure, what it says of itself, and what it could do by itself. */
export async function readPdf(bytes: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const { info, metadata } = await document.getMetadata()
  const roles = new Set<string>()
  const languages = new Set<string>()
  const walk = ({ role, lang, children }: Node) => {
    if (role) roles.add(role)
    if (lang) languages.add(lang)
    children?.forEach(walk)
  }
  let text = ''
  let annotations = 0
  let fontsMissing = 0
  let fonts = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    walk((await page.getStructTree()) as Node)
    text += (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')
    annotations += (await page.getAnnotations()).length
    const operators = await page.getOperatorList()
    const used = new Set(operators.fnArray.flatMap((name, index) => (name === OPS.setFont ? [operators.argsArray[index][0] as string] : [])))
    for (const name of used) {
      fonts += 1
      if ((page.commonObjs.get(name) as { missingFile?: boolean }).missingFile) fontsMissing += 1
    }
  }
  return {
    text, letters: text.replaceAll(/\s/g, ''), roles, languages, annotations, fonts, fontsMissing,
    pages: document.numPages,
    info: info as { Title: string; Language: string; CreationDate: string },
    xmp: metadata.getRaw() as string,
    // A Map, whatever the library's types say.
    isMarked: ((await document.getMarkInfo()) as unknown as Map<string, boolean> | null)?.get('Marked') ?? false,
    scripts: [await document.getJSActions(), await document.getOpenAction(), await document.getAttachments()].filter((one) => one !== null),
  }
}

/** Each page as a picture (PNG), for people to look at. */
export async function pagesOf(bytes: Uint8Array): Promise<Uint8Array[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pictures: Uint8Array[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const viewport = page.getViewport({ scale: 1.5 })
    const { canvas, context } = (document.canvasFactory as Canvases).create(viewport.width, viewport.height)
    await page.render({ canvas: null, canvasContext: context as never, viewport }).promise
    pictures.push(canvas.toBuffer('image/png'))
  }
  return pictures
}
interface Canvases { create(width: number, height: number): { canvas: { toBuffer(type: string): Uint8Array }; context: unknown } }
