/** A few articles by name, each of which holds what one rule of answering is about. */

const PIERS =
  'Alder,Birch,Cedar,Dogwood,Elder,Fir,Gorse,Hazel,Ivy,Juniper,Kelp,Larch,Maple,Nettle,Osier,Poplar,Quince,Rowan,Sorrel,Teasel'.split(
    ',',
  );
export const ARTICLES = {
  'harbour.txt': `The harbour of Ostrava Bay

The breakwater was finished in 1931 under the engineer Marta Lindqvist. She had studied in Gdansk. The stone came from a quarry on Rabbit Island, and each block weighed about nine tonnes.

Ferries leave every forty minutes in summer. In winter the last boat goes at 6 p.m. because the channel ices over.`,
  'lighthouse.txt': `The lighthouse at Gull Point

The lighthouse keeper Anselm Ruiz lit the lamp for the first time in March 1902. The tower is 41 metres high. A storm in 1954 broke two of its windows.`,
  'survey.txt': `A survey of the lighthouse

Surveyors measured the tower again in 2010. The tower is 43 metres high. Their report blames an old chain for the earlier figure.`,
  'news.md': `# News of the week

## Bird flu kills 40,000 ducks at the Kwangpo farm

Roads to the coast were closed. It is the largest outbreak since 2013.

## New ice rink opens in the Lower Town

Skates are lent at the door.`,
  'bakery.txt': `The bakery on Mill Street

Bread is baked at four in the morning. The oven burns beech wood, which gives a steady heat. On Sundays the shop sells cinnamon rolls and closes at noon.`,
  'tram.md': `# The tram of Lower Town

By Harriet Coombe

| Year | Single fare | Monthly pass |
| --- | --- | --- |
| 1896 | 1d | 2s |
| 1940 | 3d | 6s |
| 1980 | 20p | 9 pounds |

The council voted eleven million crowns. That was less than a new sea wall would have cost. The line to the quay was moved in 1999.`,
  'piers.md': `# Boats by pier

## From May

| Pier | Winter boat | Summer boat |
| --- | --- | --- |
${PIERS.map((pier, at) => `| ${pier} | ${6 + (at % 4)}:10 | ${5 + (at % 3)}:25 and ${16 + (at % 5)}:40, except on holidays |`).join('\n')}

Dogs of passengers sit on the after deck.`,
  'week.txt': `Voices of the week

Seals return to the reef

By John Roe, 28 April 2024

Forty grey seals were counted on the reef. It is the largest number since the count began.

Library opens at noon

By Jane Doe, 3 May 2024

The library in Market Street opens at noon. By Monday Ada Berg wants to have found three volunteers.

Cinema gets new seats

By Per Olsen, 4 May 2024

The cinema has put in ninety seats of red plush. They came from Turku by ship.`,
  'relief.md': `# Grain for the hills

The Harbour Relief Fund (HRF) was founded in 1920 by fishermen of the bay.

## The winter of 1936

The road was closed by snow. The mill sent 200 sacks of rye in March.

The HRF sent 340 sacks of barley in February. Mules carried them over the pass.

## Guests

North Korean visitors slept at the old customs house. They left with a model of a sloop.

A clerk of the Coastal Trade Bureau wrote the toasts.`,
};
