/** What a protected case can be called: words of wood and shore that say nothing of anybody. */
export const codeNames = [
  'Tall', 'Gran', 'Björk', 'Asp', 'Pil', 'Lönn', 'Rönn', 'Hassel', 'Sälg', 'Idegran', 'Enbär', 'Lingon', 'Hallon', 'Nypon', 'Slån', 'Havtorn', 'Pors', 'Ljung',
  'Mossa', 'Lav', 'Säv', 'Vass', 'Klippa', 'Kobbe', 'Skär', 'Strand', 'Sund', 'Udde', 'Ås', 'Äng', 'Glänta', 'Källa', 'Bäck', 'Fors',
].map((word) => `Ärende ${word}`)
