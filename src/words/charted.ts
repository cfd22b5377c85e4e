import { inBoth } from './inBoth'

/** What is opened from the charts: the readout of a day, all analytes, courses over each other. */
export const chartedWords = inBoth({
  ja: {
    analyte: '項目',
    value: '結果',
    flag: '判定',
    sincePrevious: '前回差',
    sinceBaseline: '開始前差',
    upper: '上限比',
    noDraw: 'この日の結果はありません',
    overlay: 'コースを週で重ねる',
    overlayHint:
      '横軸はコースの週(初回服用日を揃えています)。線の太さと破線でコースを区別します。基準の線は最も新しいコースのものです。Tabで測定点へ、矢印キーで移動。',
    courses: '重ねるコース',
    course: (count: number) => `第${count}コース`,
    multiples: '全項目の推移',
    multiplesHint: 'Enterで大きく表示、矢印キーで移動。縦軸は項目ごと、横軸は共通です。',
    none: 'この期間の結果はありません',
    back: '全項目に戻る',
    points: (count: number) => `${count}点`,
  },
  en: {
    analyte: 'Analyte',
    value: 'Value',
    flag: 'Flag',
    sincePrevious: 'Previous',
    sinceBaseline: 'Baseline',
    upper: '×ULN',
    noDraw: 'No results on this day',
    overlay: 'Courses over each other by week',
    overlayHint:
      'Weeks of the course, first dose on first dose. Weight and dash tell the courses apart; the limits are those of the newest one. Tab goes to the points, arrow keys move.',
    courses: 'Courses laid over each other',
    course: (count: number) => `Course ${count}`,
    multiples: 'All analytes over time',
    multiplesHint: 'Enter shows one large, arrow keys move. Each has its own scale; the days are shared.',
    none: 'No results in this period',
    back: 'Back to all analytes',
    points: (count: number) => (count === 1 ? '1 point' : `${count} points`),
  },
})
