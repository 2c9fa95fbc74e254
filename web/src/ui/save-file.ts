/** Saves what the page has got as a file of the reader's own. Nothing of it stays behind in the page. */
export function saveFile(name: string, content: BlobPart, type: string) {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  // The browser reads it after this moment.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
