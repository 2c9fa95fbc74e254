import type { ReactNode } from 'react'
import styles from './data-table.module.css'

/** One column: its head, what a cell shows, and whether it holds figures. */
export interface Column<Item> {
  key: string
  head: string
  cell: (item: Item) => ReactNode
  figures?: boolean
}

/**
 * A real table with a caption. The first column names the row. On less than 480 px each row is a card that repeats the
 * heads; the roles are written out because a table that is not laid out as one loses them.
 */
export const DataTable = <Item,>({
  caption,
  hideCaption = false,
  columns,
  items,
  keyOf,
}: {
  caption: string
  hideCaption?: boolean
  columns: readonly Column<Item>[]
  items: readonly Item[]
  keyOf: (item: Item) => string
}) => (
  <div className={styles.room}>
    <table className={styles.table} role="table">
      <caption className={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} scope="col" role="columnheader" data-figures={column.figures}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((item) => (
          <tr key={keyOf(item)} role="row">
            {columns.map((column, place) => {
              const content = (
                <>
                  <span className={styles.head} aria-hidden>
                    {column.head}
                  </span>
                  <span>{column.cell(item)}</span>
                </>
              )
              return place === 0 ? (
                <th key={column.key} scope="row" role="rowheader" data-figures={column.figures}>
                  {content}
                </th>
              ) : (
                <td key={column.key} role="cell" data-figures={column.figures}>
                  {content}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
