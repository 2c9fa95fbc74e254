/**
 * What people write, as said on Wednesday 25 November 2026 (week 48): the phrase, the day or "-", the owner or "-", and what is
 * left to do. A line each.
 */
export const phrases = `
Ring mentorn fre @skolan | 2026-11-27 | skola | Ring mentorn
Ring mentorn fredag @skolan | 2026-11-27 | skola | Ring mentorn
Ring mentorn på fredag @skolan | 2026-11-27 | skola | Ring mentorn
Ring mentorn nu på fredag @skolan | 2026-11-27 | skola | Ring mentorn
Ring mentorn senast fredag @skolan | 2026-11-27 | skola | Ring mentorn
Ring mentorn till fredag @skolan | 2026-11-27 | skola | Ring mentorn
Ring mentorn innan fredag @skolan | 2026-11-26 | skola | Ring mentorn
Ring mentorn före fredag @skolan | 2026-11-26 | skola | Ring mentorn
Ring mentorn nästa fredag @skolan | 2026-12-04 | skola | Ring mentorn
Ring mentorn fredag nästa vecka @skolan | 2026-12-04 | skola | Ring mentorn
Ring mentorn fredag i nästa vecka @skolan | 2026-12-04 | skola | Ring mentorn
Ring mentorn nästa vecka på fredag @skolan | 2026-12-04 | skola | Ring mentorn
Ring mentorn fredag om en vecka @skolan | 2026-12-04 | skola | Ring mentorn
@skolan ringer mentorn fre | 2026-11-27 | skola | ringer mentorn
fre ring mentorn @skolan | 2026-11-27 | skola | ring mentorn
Fredag: ring mentorn @skolan | 2026-11-27 | skola | ring mentorn
På fredag ringer @skolan mentorn | 2026-11-27 | skola | ringer mentorn
Ring mentorn @skolan fre | 2026-11-27 | skola | Ring mentorn
Ring mentorn @skolan, senast fre | 2026-11-27 | skola | Ring mentorn
RING MENTORN FRE @SKOLAN | 2026-11-27 | skola | RING MENTORN
Ring mentorn fre. @skolan | 2026-11-27 | skola | Ring mentorn
Ring mentorn fredagen @skolan | 2026-11-27 | skola | Ring mentorn
Ring   mentorn   fre   @skolan | 2026-11-27 | skola | Ring mentorn
Ring mentorn - fre @skolan | 2026-11-27 | skola | Ring mentorn
Ring mentorn, fre, @skolan | 2026-11-27 | skola | Ring mentorn
Ring mentorn | - | - | Ring mentorn
Ring mentorn @skolan | - | skola | Ring mentorn
Ring mentorn fre | 2026-11-27 | - | Ring mentorn
fre | 2026-11-27 | - | 
@skolan | - | skola | 
Ring hem idag | 2026-11-25 | - | Ring hem
Ring hem i dag | 2026-11-25 | - | Ring hem
Ring hem ikväll | 2026-11-25 | - | Ring hem
Ring hem i kväll | 2026-11-25 | - | Ring hem
Ring hem i eftermiddag | 2026-11-25 | - | Ring hem
Ring hem imorgon | 2026-11-26 | - | Ring hem
Ring hem i morgon | 2026-11-26 | - | Ring hem
Ring hem imorron | 2026-11-26 | - | Ring hem
Ring hem senast imorgon | 2026-11-26 | - | Ring hem
Ring hem innan imorgon | 2026-11-25 | - | Ring hem
Ring hem innan idag | 2026-11-25 | - | Ring hem
Ring hem i övermorgon | 2026-11-27 | - | Ring hem
Ring hem övermorgon | 2026-11-27 | - | Ring hem
Idag ring hem | 2026-11-25 | - | ring hem
Imorgon: skriv till mamma @vilgot | 2026-11-26 | vilgot | skriv till mamma
Boka tid mån | 2026-11-30 | - | Boka tid
Boka tid måndag | 2026-11-30 | - | Boka tid
Boka tid på måndag | 2026-11-30 | - | Boka tid
Boka tid tis | 2026-12-01 | - | Boka tid
Boka tid tisdag | 2026-12-01 | - | Boka tid
Boka tid på tisdag @soc | 2026-12-01 | soc | Boka tid
Boka tid ons | 2026-12-02 | - | Boka tid
Boka tid onsdag | 2026-12-02 | - | Boka tid
Boka tid på onsdag @fritid | 2026-12-02 | fritid | Boka tid
Boka tid tors | 2026-11-26 | - | Boka tid
Boka tid torsdag | 2026-11-26 | - | Boka tid
Boka tid på torsdag @polisen | 2026-11-26 | polis | Boka tid
Boka tid lör | 2026-11-28 | - | Boka tid
Boka tid lördag | 2026-11-28 | - | Boka tid
Boka tid på lördag @asta | 2026-11-28 | asta | Boka tid
Boka tid sön | 2026-11-29 | - | Boka tid
Boka tid söndag | 2026-11-29 | - | Boka tid
Boka tid på söndag @nils | 2026-11-29 | nils | Boka tid
Boka tid nästa mån | 2026-11-30 | - | Boka tid
Boka tid nästa måndag | 2026-11-30 | - | Boka tid
Boka tid nästa tisdag | 2026-12-01 | - | Boka tid
Boka tid nästa onsdag | 2026-12-02 | - | Boka tid
Boka tid nästa torsdag | 2026-12-03 | - | Boka tid
Boka tid nästa lördag | 2026-12-05 | - | Boka tid
Boka tid nästa söndag | 2026-12-06 | - | Boka tid
Boka tid på nästa torsdag | 2026-12-03 | - | Boka tid
Boka tid måndag nästa vecka | 2026-11-30 | - | Boka tid
Boka tid torsdag nästa vecka | 2026-12-03 | - | Boka tid
Boka tid nästa vecka | 2026-12-04 | - | Boka tid
Boka tid i nästa vecka | 2026-12-04 | - | Boka tid
Boka tid under nästa vecka | 2026-12-04 | - | Boka tid under
Boka tid senast nästa vecka | 2026-12-04 | - | Boka tid
Boka tid nästa vecka tisdag | 2026-12-01 | - | Boka tid
Boka tid nästa vecka på tisdag | 2026-12-01 | - | Boka tid
Boka tid i veckan | - | - | Boka tid i veckan
Boka tid denna vecka | 2026-11-27 | - | Boka tid
Boka tid den här veckan | 2026-11-27 | - | Boka tid
Boka tid i slutet av veckan | 2026-11-27 | - | Boka tid
Boka tid till slutet av veckan | 2026-11-27 | - | Boka tid
Boka tid om 1 dag | 2026-11-26 | - | Boka tid
Boka tid om en dag | 2026-11-26 | - | Boka tid
Boka tid om två dagar | 2026-11-27 | - | Boka tid
Boka tid om 2 dagar | 2026-11-27 | - | Boka tid
Boka tid om 3 dagar @agda | 2026-11-28 | soc | Boka tid
Boka tid inom tre dagar | 2026-11-28 | - | Boka tid
Boka tid om tio dagar | 2026-12-05 | - | Boka tid
Boka tid om 14 dagar | 2026-12-09 | - | Boka tid
Boka tid om 30 dagar | 2026-12-25 | - | Boka tid
Boka tid om 100 dagar | 2027-03-05 | - | Boka tid
Boka tid om en vecka | 2026-12-02 | - | Boka tid
Boka tid om 1 vecka | 2026-12-02 | - | Boka tid
Boka tid inom en vecka | 2026-12-02 | - | Boka tid
Boka tid om två veckor | 2026-12-09 | - | Boka tid
Boka tid om 2 veckor | 2026-12-09 | - | Boka tid
Boka tid inom två veckor @soc | 2026-12-09 | soc | Boka tid
Boka tid om tre veckor | 2026-12-16 | - | Boka tid
Boka tid om fyra veckor | 2026-12-23 | - | Boka tid
Boka tid om 6 veckor | 2027-01-06 | - | Boka tid
Boka tid om åtta veckor | 2027-01-20 | - | Boka tid
Boka tid om tolv veckor | 2027-02-17 | - | Boka tid
Boka tid om en vecka på fredag | 2026-12-04 | - | Boka tid
Boka tid om två veckor på måndag | 2026-12-07 | - | Boka tid
Boka tid om en månad | 2026-12-25 | - | Boka tid
Boka tid om 1 månad | 2026-12-25 | - | Boka tid
Boka tid om två månader | 2027-01-25 | - | Boka tid
Boka tid om 3 månader | 2027-02-25 | - | Boka tid
Boka tid inom sex månader | 2027-05-25 | - | Boka tid
Boka tid nästa månad | 2026-12-31 | - | Boka tid
Boka tid i slutet av nästa månad | 2026-12-31 | - | Boka tid
Boka tid i slutet av månaden | 2026-11-30 | - | Boka tid
Boka tid i slutet av den här månaden | 2026-11-30 | - | Boka tid
Boka tid i slutet av november | 2026-11-30 | - | Boka tid
Boka tid i slutet av december | 2026-12-31 | - | Boka tid
Boka tid i slutet av jan | 2027-01-31 | - | Boka tid
Boka tid i slutet av februari | 2027-02-28 | - | Boka tid
Boka tid senast i slutet av mars | 2027-03-31 | - | Boka tid
Boka tid v 48 | 2026-11-27 | - | Boka tid
Boka tid v 49 | 2026-12-04 | - | Boka tid
Boka tid v. 49 | 2026-12-04 | - | Boka tid
Boka tid v49 | 2026-12-04 | - | Boka tid
Boka tid v.49 | 2026-12-04 | - | Boka tid
Boka tid vecka 49 | 2026-12-04 | - | Boka tid
Boka tid i vecka 49 | 2026-12-04 | - | Boka tid
Boka tid senast vecka 50 | 2026-12-11 | - | Boka tid
Boka tid till v 51 | 2026-12-18 | - | Boka tid
Boka tid v 53 | 2027-01-01 | - | Boka tid
Boka tid v 1 | 2027-01-08 | - | Boka tid
Boka tid vecka 2 | 2027-01-15 | - | Boka tid
Boka tid vecka 7 @skolan | 2027-02-19 | skola | Boka tid
Boka tid v 40 | 2027-10-08 | - | Boka tid
Boka tid v 54 | - | - | Boka tid v 54
Boka tid v 0 | - | - | Boka tid v 0
Boka tid v 49 på tisdag | 2026-12-01 | - | Boka tid
Boka tid v 49 tisdag | 2026-12-01 | - | Boka tid
Boka tid vecka 49 på ons | 2026-12-02 | - | Boka tid
Boka tid tisdag v 49 | 2026-12-01 | - | Boka tid
Boka tid tisdag i vecka 49 | 2026-12-01 | - | Boka tid
Boka tid mån v. 50 | 2026-12-07 | - | Boka tid
Boka tid 5/12 | 2026-12-05 | - | Boka tid
Boka tid den 5/12 | 2026-12-05 | - | Boka tid
Boka tid senast 5/12 | 2026-12-05 | - | Boka tid
Boka tid senast den 5/12 | 2026-12-05 | - | Boka tid
Boka tid till 15/12 | 2026-12-15 | - | Boka tid
Boka tid före 15/12 | 2026-12-14 | - | Boka tid
Boka tid 15/12 @ester | 2026-12-15 | fritid | Boka tid
Boka tid 1/1 | 2027-01-01 | - | Boka tid
Boka tid 24/11 | 2027-11-24 | - | Boka tid
Boka tid 25/11 | 2026-11-25 | - | Boka tid
Boka tid 26/11 | 2026-11-26 | - | Boka tid
Boka tid 29/2 | 2028-02-29 | - | Boka tid
Boka tid 31/2 | - | - | Boka tid 31/2
Boka tid 0/5 | - | - | Boka tid 0/5
Boka tid 5/13 | - | - | Boka tid 5/13
Boka tid 5/12 2027 | 2027-12-05 | - | Boka tid
Boka tid 5/12-2027 | 2027-12-05 | - | Boka tid
Boka tid 5/12/2027 | 2027-12-05 | - | Boka tid
Boka tid 05/12 | 2026-12-05 | - | Boka tid
Boka tid lördag 5/12 | 2026-12-05 | - | Boka tid
Boka tid lör 5/12 | 2026-12-05 | - | Boka tid
Boka tid lördag den 5/12 | 2026-12-05 | - | Boka tid
Boka tid 5 december | 2026-12-05 | - | Boka tid
Boka tid den 5 december | 2026-12-05 | - | Boka tid
Boka tid 5 dec | 2026-12-05 | - | Boka tid
Boka tid 5 dec. | 2026-12-05 | - | Boka tid
Boka tid 5:e december | 2026-12-05 | - | Boka tid
Boka tid den 5:e december | 2026-12-05 | - | Boka tid
Boka tid den 2:a december | 2026-12-02 | - | Boka tid
Boka tid senast den 5 december | 2026-12-05 | - | Boka tid
Boka tid senast 5 december 2027 | 2027-12-05 | - | Boka tid
Boka tid lördag 5 december | 2026-12-05 | - | Boka tid
Boka tid lördag den 5 december | 2026-12-05 | - | Boka tid
Boka tid lördagen den 5 december | 2026-12-05 | - | Boka tid
Boka tid på lördag den 5 december | 2026-12-05 | - | Boka tid
Boka tid 1 jan | 2027-01-01 | - | Boka tid
Boka tid 1 januari | 2027-01-01 | - | Boka tid
Boka tid 14 feb | 2027-02-14 | - | Boka tid
Boka tid 14 februari | 2027-02-14 | - | Boka tid
Boka tid 3 mar | 2027-03-03 | - | Boka tid
Boka tid 3 mars | 2027-03-03 | - | Boka tid
Boka tid 3 april | 2027-04-03 | - | Boka tid
Boka tid 3 maj | 2027-05-03 | - | Boka tid
Boka tid 3 juni | 2027-06-03 | - | Boka tid
Boka tid 3 juli | 2027-07-03 | - | Boka tid
Boka tid 3 aug | 2027-08-03 | - | Boka tid
Boka tid 3 augusti | 2027-08-03 | - | Boka tid
Boka tid 3 sep | 2027-09-03 | - | Boka tid
Boka tid 3 sept | 2027-09-03 | - | Boka tid
Boka tid 3 september | 2027-09-03 | - | Boka tid
Boka tid 3 okt | 2027-10-03 | - | Boka tid
Boka tid 3 oktober | 2027-10-03 | - | Boka tid
Boka tid 3 nov | 2027-11-03 | - | Boka tid
Boka tid 30 november | 2026-11-30 | - | Boka tid
Boka tid 31 november | - | - | Boka tid 31 november
Boka tid 29 februari | 2028-02-29 | - | Boka tid
Boka tid den 5:e | 2026-12-05 | - | Boka tid
Boka tid den 30:e | 2026-11-30 | - | Boka tid
Boka tid den 1:a | 2026-12-01 | - | Boka tid
Boka tid senast den 25:e | 2026-11-25 | - | Boka tid
Boka tid tisdag den 1:a | 2026-12-01 | - | Boka tid
Boka tid 2026-12-05 | 2026-12-05 | - | Boka tid
Boka tid senast 2026-12-05 | 2026-12-05 | - | Boka tid
Boka tid till 2027-01-31 @majken | 2027-01-31 | samordnare | Boka tid
Boka tid 2026-02-30 | - | - | Boka tid 2026-02-30
Boka tid 2020-01-01 | - | - | Boka tid 2020-01-01
Boka tid 2026-11-24 | - | - | Boka tid 2026-11-24
Boka tid 2026-11-25 | 2026-11-25 | - | Boka tid
Skjutsa till träningen tors @asta | 2026-11-26 | asta | Skjutsa till träningen
Skjutsa till träningen på tors och lör @asta | 2026-11-28 | asta | Skjutsa till träningen på tors och
Möta på stationen kl 15 fredag @ester | 2026-11-27 | fritid | Möta på stationen kl 15
Möta på stationen fredag kl 15 @ester | 2026-11-27 | fritid | Möta på stationen kl 15
Möta på stationen fredag 15.30 @ester | 2026-11-27 | fritid | Möta på stationen 15.30
Skriva schemat för vecka 49 senast fredag @sara | 2026-11-27 | skola | Skriva schemat för vecka 49
Berätta om fredagens match imorgon @vilgot | 2026-11-26 | vilgot | Berätta om fredagens match
Fråga hur det gick i fredags @ture | - | polis | Fråga hur det gick i fredags
Gå på tisdagsgruppen @vilgot | - | vilgot | Gå på tisdagsgruppen
Gå på gruppen på tisdagar @vilgot | - | vilgot | Gå på gruppen på tisdagar
Ring Tor imorgon @soc | 2026-11-26 | soc | Ring Tor
Ring Maj imorgon @soc | 2026-11-26 | soc | Ring Maj
Ring Jan fre @soc | 2026-11-27 | soc | Ring Jan
Läsa klart kapitel 3 till måndag @vilgot | 2026-11-30 | vilgot | Läsa klart kapitel 3
Ge tre förslag på fritidskort inom 14 dagar @ester | 2026-12-09 | fritid | Ge tre förslag på fritidskort
Mejla anna@skolan.example imorgon | 2026-11-26 | - | Mejla anna@skolan.example
Mejla anna@skolan.example imorgon @sara | 2026-11-26 | skola | Mejla anna@skolan.example
Prata med @polisen fre @soc | 2026-11-27 | soc | Prata med @polisen
Prata med @okänd fre | 2026-11-27 | - | Prata med @okänd
Prata med @okänd fre @soc | 2026-11-27 | soc | Prata med @okänd
Prata fre @pol | 2026-11-27 | polis | Prata
Prata fre @sko | 2026-11-27 | skola | Prata
Prata fre @s | 2026-11-27 | - | Prata @s
Prata fre @so | 2026-11-27 | soc | Prata
Prata fre @socialtjänsten | 2026-11-27 | soc | Prata
Prata fre @Socialen | 2026-11-27 | soc | Prata
Prata fre @fritids | 2026-11-27 | fritid | Prata
Prata fre @fritidsgården | 2026-11-27 | fritid | Prata
Prata fre @Ture | 2026-11-27 | polis | Prata
Prata fre @ture-fiktivius | 2026-11-27 | polis | Prata
Prata fre @samordnaren | 2026-11-27 | samordnare | Prata
Prata fre @koordinatorn | 2026-11-27 | samordnare | Prata
Prata fre @ungdomen | 2026-11-27 | vilgot | Prata
Prata fre @Vilgot | 2026-11-27 | vilgot | Prata
Prata fre @jag | 2026-11-27 | samordnare | Prata
Prata fre @mig | 2026-11-27 | samordnare | Prata
Prata fre @oss | 2026-11-27 | samordnare | Prata
Prata fre @nils, om träningen | 2026-11-27 | nils | Prata, om träningen
Prata fre @nils. | 2026-11-27 | nils | Prata.
Prata fre @nils! | 2026-11-27 | nils | Prata!
Kan du prata fre @nils? | 2026-11-27 | nils | Kan du prata?
Prata (@nils) fre | 2026-11-27 | nils | Prata ( )
Ta fram busskort senast imorgon @soc | 2026-11-26 | soc | Ta fram busskort
Följa med till BUP den 8 december @nils | 2026-12-08 | nils | Följa med till BUP
Följa med till BUP 8 dec kl. 9.30 @nils | 2026-12-08 | nils | Följa med till BUP kl. 9.30
Vara hemma kl 21 på vardagar @vilgot | - | vilgot | Vara hemma kl 21 på vardagar
Komma i tid till första lektionen i två veckor @vilgot | - | vilgot | Komma i tid till första lektionen i två veckor
Komma i tid i två veckor, följs upp om två veckor @vilgot | 2026-12-09 | vilgot | Komma i tid i två veckor, följs upp
Ringa varje måndag @polisen | - | polis | Ringa varje måndag
Ringa varannan tisdag i två månader @polisen | - | polis | Ringa varannan tisdag i två månader
Ringa varje måndag, första gången om en vecka @polisen | 2026-12-02 | polis | Ringa varje måndag, första gången
Ha ett samtal i veckan @ester | - | fritid | Ha ett samtal i veckan
Träna två gånger i veckan @vilgot | - | vilgot | Träna två gånger i veckan
Höra av sig senast nästa onsdag @agda | 2026-12-02 | soc | Höra av sig
Skicka frånvaron till mamma på fredag @sara | 2026-11-27 | skola | Skicka frånvaron till mamma
Skicka frånvaron varje fredag, första gången nu på fredag @sara | 2026-11-27 | skola | Skicka frånvaron varje fredag, första gången
Boka rum till mötet den 9 december senast fredag @majken | 2026-11-27 | samordnare | Boka rum till mötet den 9 december
Skriv in honom på Fryshuset före den 1 december @ester | 2026-11-30 | fritid | Skriv in honom på Fryshuset
Lämna in ansökan innan 2026-12-01 @soc | 2026-11-30 | soc | Lämna in ansökan
Undersök läxhjälp v 50 @skola | 2026-12-11 | skola | Undersök läxhjälp
Undersök läxhjälp tills v 50 @skola | 2026-12-11 | skola | Undersök läxhjälp
Undersök läxhjälp till nästa månad @skola | 2026-12-31 | skola | Undersök läxhjälp
Äta frukost ihop imorgon @asta | 2026-11-26 | asta | Äta frukost ihop
Äta frukost ihop i morgon bitti @asta | 2026-11-26 | asta | Äta frukost ihop bitti
Öva på uppkörning lördag eller söndag @nils | 2026-11-29 | nils | Öva på uppkörning lördag eller
Åka till Elvira på lör @nils | 2026-11-28 | nils | Åka till Elvira
Dela 2 av 3 läxor med läraren mån @vilgot | 2026-11-30 | vilgot | Dela 2 av 3 läxor med läraren
Ta med 50 kr på torsdag @vilgot | 2026-11-26 | vilgot | Ta med 50 kr
Ring 000-00 00 00 fre @ture | 2026-11-27 | polis | Ring 000-00 00 00
Läs rapporten 2025/26 till fredag @soc | 2026-11-27 | soc | Läs rapporten 2025/26
Kolla länken https://exempel.example/5/12 imorgon @ester | 2026-11-26 | fritid | Kolla länken https://exempel.example/5/12
Hämta i aulan 8-10 fredag @sara | 2026-11-27 | skola | Hämta i aulan 8-10
Spara det som sagts om fre och lör | 2026-11-28 | - | Spara det som sagts om fre och
Frekventera gymmet @vilgot | - | vilgot | Frekventera gymmet
Månadskort till bussen @soc | - | soc | Månadskort till bussen
Söndagsmiddag hos farmor @asta | - | asta | Söndagsmiddag hos farmor
Onsdagsklubben från och med nästa vecka @ester | 2026-12-04 | fritid | Onsdagsklubben från och med
Lördagsöppet: säg till senast tors @ester | 2026-11-26 | fritid | Lördagsöppet: säg till
Titta på Idag-sidan @soc | - | soc | Titta på Idag-sidan
Öppet fre-sön @ester | - | fritid | Öppet fre-sön
Hälsa på i klassen mån 30/11 @ture | 2026-11-30 | polis | Hälsa på i klassen
Träffas utan mamma den 27 nov @vilgot @soc | 2026-11-27 | soc | Träffas utan mamma @vilgot
Prata om i morgon @nils | 2026-11-26 | nils | Prata om
Se över planen om ett år @majken | - | samordnare | Se över planen om ett år
Se över planen inom 13 veckor @majken | 2027-02-24 | samordnare | Se över planen
Se över planen om elva veckor @majken | 2027-02-10 | samordnare | Se över planen
Se över planen om ett par veckor @majken | - | samordnare | Se över planen om ett par veckor
Ordna praktik senast i slutet av maj @soc | 2027-05-31 | soc | Ordna praktik
Ordna praktik senast den sista maj @soc | - | soc | Ordna praktik senast den sista maj
Ordna sommarjobb till 1 juni 2027 @ester | 2027-06-01 | fritid | Ordna sommarjobb
Ordna sommarjobb 1 juni 2020 @ester | - | fritid | Ordna sommarjobb 1 juni 2020
Skicka kallelsen fem dagar innan mötet @majken | - | samordnare | Skicka kallelsen fem dagar innan mötet
Skicka kallelsen inom fem dagar @majken | 2026-11-30 | samordnare | Skicka kallelsen
`.trim().split('\n')
