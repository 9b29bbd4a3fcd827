/** Styles of the Word document. Sizes in half-points; Thai is a complex script and needs its own font and size. */
import type { TextRole } from '@prongsai/domain';
import { AlignmentType, type IStylesOptions } from 'docx';

const NAME = 'TH SarabunPSK';
const FONT = { ascii: NAME, hAnsi: NAME, cs: NAME, eastAsia: NAME };
const LANGUAGE = { value: 'th-TH', bidirectional: 'th-TH', eastAsia: 'th-TH' };
const TWIPS_PER_CM = 1440 / 2.54;

/** Centimetres in twentieths of a point. */
export function twips(centimetres: number): number {
  return Math.round(centimetres * TWIPS_PER_CM);
}

const STYLE_OF = {
  COVER: 'Title',
  HEADING: 'Heading1',
  SUBHEADING: 'Heading2',
  PARAGRAPH: 'ReportText',
} as const;

/** The id of the paragraph style for a line of the report. */
export function styleOf(role: TextRole): string {
  return STYLE_OF[role];
}

export const TABLE_HEADING = 'TableHeading';
export const CAPTION = 'PhotoCaption';

export const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: FONT, ...size(16), language: LANGUAGE } },
    title: { run: bold(18), paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 0 } } },
    heading1: { run: bold(16), paragraph: { keepNext: true, spacing: { before: 240, after: 60 } } },
    heading2: { run: bold(16), paragraph: { keepNext: true, spacing: { before: 60, after: 60 } } },
  },
  paragraphStyles: [
    { id: 'ReportText', name: 'Report Text', basedOn: 'Normal', paragraph: { spacing: { after: 120 } } },
    {
      id: TABLE_HEADING,
      name: 'Table Heading',
      basedOn: 'Normal',
      run: bold(16),
      paragraph: { alignment: AlignmentType.CENTER },
    },
    {
      id: CAPTION,
      name: 'Photo Caption',
      basedOn: 'Normal',
      run: size(14),
      paragraph: { alignment: AlignmentType.CENTER },
    },
  ],
};

function size(points: number) {
  return { size: points * 2, sizeComplexScript: points * 2 };
}

function bold(points: number) {
  return { ...size(points), bold: true, boldComplexScript: true, color: '000000', font: FONT };
}
