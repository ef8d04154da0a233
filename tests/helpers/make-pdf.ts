import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib';

const page = { width: 595, height: 842, margin: 72 };
const styles = { title: { size: 20, lead: 26 }, heading: { size: 14, lead: 20 }, body: { size: 12, lead: 17 } };

/** What the file says about itself; a fixed date keeps two runs identical. */
export interface PdfInfo {
  author: string;
  date: Date;
}

/**
 * Sets plain text as a PDF with selectable text, A4, in Helvetica, with a running foot ("author, page of pages").
 * `# ` starts the title, `## ` a heading; any other block between blank lines is a paragraph, never split over two pages.
 * @param source Latin-1 characters only: the standard fonts of a PDF know no others.
 */
export async function makePdf(source: string, { author, date }: PdfInfo): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const regular = await pdf.embedFont(StandardFonts.Helvetica);
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
  pdf.setAuthor(author);
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);

  let sheet: PDFPage | undefined;
  let y = 0;
  for (const block of source.trim().split(/\n\s*\n/)) {
    const [, marks = '', text = ''] = /^(#{0,2}) ?(.*)$/s.exec(block) ?? [];
    const { size, lead } = [styles.body, styles.title, styles.heading][marks.length] ?? styles.body;
    const font = marks ? bold : regular;
    if (marks === '#') pdf.setTitle(text);
    const lines = wrap(text, font, size);
    const needed = lines.length * lead + (marks ? 3 * styles.body.lead : 0); // a heading stays with its paragraph
    if (!sheet || y - needed < page.margin) {
      sheet = pdf.addPage([page.width, page.height]);
      y = page.height - page.margin;
    }
    for (const line of lines) {
      y -= lead;
      sheet.drawText(line, { x: page.margin, y, size, font });
    }
    y -= styles.body.lead / 2;
  }

  const pages = pdf.getPages();
  pages.forEach((each, i) => {
    const foot = `${author}, page ${i + 1} of ${pages.length}`;
    each.drawText(foot, { x: page.margin, y: page.margin / 2, size: 9, font: regular });
  });
  return pdf.save();
}

function wrap(text: string, font: PDFFont, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && font.widthOfTextAtSize(longer, size) <= page.width - 2 * page.margin)
      lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}
