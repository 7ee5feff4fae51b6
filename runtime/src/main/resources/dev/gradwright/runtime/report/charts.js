/* Charts, tables and sections of the pages about training. Text is only ever set as text. */
const charts = (() => {
    'use strict';
    const SVG = 'http://www.w3.org/2000/svg';
    const COLORS = 8;
    const known = new Map();

    const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const color = index => `--c${index % COLORS + 1}`;
    const dash = index => [[], [7, 4], [2, 3]][Math.floor(index / COLORS) % 3];

    /** An HTML element; children are elements or text. */
    function el(tag, attributes, ...children) {
        return fill(document.createElement(tag), attributes, children);
    }

    /** An SVG element. */
    function svg(tag, attributes, ...children) {
        return fill(document.createElementNS(SVG, tag), attributes, children);
    }

    function fill(element, attributes, children) {
        for (const [name, value] of Object.entries(attributes || {})) {
            if (value !== undefined && value !== null && value !== false) {
                element.setAttribute(name, value === true ? '' : value);
            }
        }
        element.append(...children.filter(child => child !== null && child !== undefined));
        return element;
    }

    /** A number with four digits. */
    function text(value) {
        if (value === null || value === undefined || Number.isNaN(value)) {
            return '–';
        }
        if (typeof value !== 'number') {
            return String(value);
        }
        const size = Math.abs(value);
        if (Number.isInteger(value) && size < 1e9) {
            return value.toLocaleString('en-US');
        }
        const digits = size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(2) : String(Number(value.toPrecision(4)));
        return minus(digits);
    }

    const minus = digits => digits.replace(/-/g, '−').replace('e+', 'e');

    /** A label of an axis. */
    function tick(value) {
        if (value === null || value === undefined) {
            return '';
        }
        const size = Math.abs(value);
        if (size >= 1e4 && size < 1e9) {
            return size >= 1e6 ? minus(`${Number((value / 1e6).toPrecision(6))}M`) : minus(`${Number((value / 1e3).toPrecision(6))}k`);
        }
        return minus(size !== 0 && (size < 1e-3 || size >= 1e9) ? value.toExponential() : String(Number(value.toPrecision(6))));
    }

    /** A section of the page; its content is drawn anew only if it changed. */
    function section(id, title, content, draw) {
        const key = `section ${id}`;
        let state = known.get(key);
        if (!state) {
            const body = el('div');
            const heading = el('h2', {id: `${id}-title`}, title);
            const element = el('section', {id, 'aria-labelledby': `${id}-title`}, heading, body);
            const link = el('a', {href: `#${id}`}, title);
            document.getElementById('main').append(element);
            document.getElementById('nav').append(link);
            state = {body, element, link};
            known.set(key, state);
        }
        const isEmpty = content === null || content === undefined;
        state.element.hidden = state.link.hidden = isEmpty;
        const now = JSON.stringify(content);
        if (!isEmpty && (state.content !== now)) {
            state.content = now;
            draw(state.body);
        }
        return state.body;
    }

    /** A part of a section, by name, that stays when the section is drawn again. */
    function part(parent, name, attributes) {
        let element = parent.querySelector(`:scope > [data-part="${name}"]`);
        if (!element) {
            element = el('div', {...attributes, 'data-part': name});
            parent.append(element);
        }
        return element;
    }

    /** A list of names and values. */
    function facts(title, entries) {
        const rows = entries.map(([name, value]) => el('tr', {}, el('th', {scope: 'row'}, name), el('td', {}, text(value))));
        return el('div', {}, el('h3', {}, title), el('table', {class: 'facts'}, el('tbody', {}, ...rows)));
    }

    /** A table; numbers are to the right. */
    function table(head, rows, attributes) {
        const cell = (value, column) => column === 0
            ? el('th', {scope: 'row'}, text(value))
            : el('td', {class: typeof value === 'number' || value === null ? 'number' : null}, text(value));
        return el('table', attributes || {},
            el('thead', {}, el('tr', {}, ...head.map((name, column) => el('th',
                {scope: 'col', class: rows.length && typeof rows[0][column] === 'number' && column > 0 ? 'number' : null}, name)))),
            el('tbody', {}, ...rows.map(row => el('tr', {}, ...row.map(cell)))));
    }

    function swatch(index, isThin) {
        const line = svg('line', {x1: 0, x2: 16, y1: 5, y2: 5, 'stroke-width': isThin ? 1.5 : 3, 'stroke-dasharray': dash(index).join(' ')});
        line.style.stroke = `var(${color(index)})`;
        return svg('svg', {width: 16, height: 10, 'aria-hidden': 'true'}, line);
    }

    /** Columns of one x for uPlot; series without their own x share that of the first. */
    function aligned(series, isLog) {
        const clean = values => isLog ? values.map(value => value > 0 ? value : null) : values;
        const tables = series.map(each => {
            const columns = [each.x, clean(each.y)];
            if (each.low) {
                columns.push(clean(each.low), clean(each.high));
            }
            return columns;
        });
        const first = tables[0][0];
        const isShared = tables.every(([x]) => x.length === first.length && x.every((value, i) => value === first[i]));
        return isShared ? [first, ...tables.flatMap(columns => columns.slice(1))] : uPlot.join(tables);
    }

    /** Of a logarithmic axis the powers of 10, and 2 and 5 between few of them. */
    function decades(u, splits) {
        const isWide = u.scales.y.max / u.scales.y.min > 1.01e2;
        return splits.map(value => {
            const first = Math.round(value / 10 ** Math.floor(Math.log10(value) + 1e-9));
            return first === 1 || (!isWide && (first === 2 || first === 5)) ? value : null;
        });
    }

    function axis(spec, isX) {
        const filter = !isX && spec.log ? {filter: decades} : {};
        return {
            ...filter,
            stroke: () => css('--soft'),
            font: '12px system-ui, sans-serif',
            grid: {stroke: () => css('--line'), width: 1, ...filter},
            ticks: {stroke: () => css('--line'), width: 1, size: 4, ...filter},
            size: isX ? 30 : (u, values) => 18 + 6.6 * Math.max(4, ...(values || []).map(value => value.length)),
            space: isX ? 60 : spec.log ? 22 : 30,
            incrs: isX && spec.whole ? [1, 2, 5].flatMap(n => [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7].map(power => n * power)).sort((a, b) => a - b) : undefined,
            values: (u, values) => values.map(value => tick(value))
        };
    }

    function options(state, spec, width) {
        const series = [{}];
        const bands = [];
        spec.series.forEach((each, index) => {
            const from = series.length;
            series.push({
                label: each.name,
                stroke: () => css(color(each.color ?? index)),
                width: each.thin ? 1.25 : 2,
                dash: dash(each.color ?? index),
                spanGaps: true,
                points: {show: each.x.length < 2 ? true : each.x.length <= 40 && spec.whole, size: 5, fill: () => css('--card')}
            });
            if (each.low) {
                const hidden = {stroke: 'transparent', width: 0, points: {show: false}, spanGaps: true};
                series.push(hidden, {...hidden});
                bands.push({series: [from + 2, from + 1], fill: () => `color-mix(in srgb, ${css(color(each.color ?? index))} 18%, transparent)`});
            }
        });
        return {
            width, height: spec.height || 230,
            padding: [10, 12, 0, 0],
            legend: {show: false},
            cursor: {
                sync: spec.sync ? {key: spec.sync, setSeries: false} : undefined,
                focus: {prox: spec.series.length > 3 ? 20 : -1},
                drag: {x: true, y: false, setScale: true},
                points: {size: 7}
            },
            focus: {alpha: spec.series.length > 3 ? 0.25 : 1},
            scales: {
                x: {time: false, range: spec.whole ? (u, low, high) => low === high ? [low - 1, high + 1] : [low, high] : undefined},
                y: {distr: spec.log ? 3 : 1, range: range(spec)}
            },
            axes: [axis(spec, true), axis(spec, false)],
            series, bands,
            hooks: {
                setCursor: [u => show(state, u)],
                setScale: [(u, key) => key === 'x' && zoomed(state, u)],
                drawClear: [u => guide(u, spec)]
            }
        };
    }

    /** The range of an axis: fixed, or that of the values with a margin. */
    function range(spec) {
        if (spec.range) {
            return (u, low, high) => [Math.min(spec.range[0], low ?? 0), Math.max(spec.range[1], high ?? 1)];
        }
        if (spec.log) {
            return (u, low, high) => {
                const from = Math.min(low ?? 1, spec.band ? spec.band[0] : Infinity);
                const to = Math.max(high ?? 1, spec.band ? spec.band[1] : -Infinity);
                return [10 ** Math.floor(Math.log10(from) + 1e-9), 10 ** Math.ceil(Math.log10(Math.max(to, from * 1.0001)) - 1e-9)];
            };
        }
        const top = ceiling(spec);
        return (u, low, most) => {
            const high = Math.min(most, top);
            if (low === null || low === undefined) {
                return [0, 1];
            }
            if (low === high) {
                return low > 0 ? [0, 2 * low] : low < 0 ? [2 * low, 0] : [-1, 1];
            }
            const margin = (high - low) * 0.06;
            const bottom = low >= 0 && low < 0.6 * (high - low) ? 0 : low - margin;
            return [bottom, high + margin];
        };
    }

    /** Where a range is drawn, its rare peaks are cut off, so that the means can be seen. */
    function ceiling(spec) {
        const [{y, high}] = spec.series;
        if (!high || spec.series.length > 1) {
            return Infinity;
        }
        const most = values => {
            const sorted = values.filter(value => value !== null).sort((a, b) => a - b);
            return sorted[Math.floor(sorted.length * 0.98)] ?? 0;
        };
        return Math.max(most(y), Math.min(most(high), 4 * most(y)));
    }

    /** A band of values in which a course should be. */
    function guide(u, spec) {
        if (!spec.band) {
            return;
        }
        const {ctx, bbox} = u;
        const [low, high] = spec.band.map(value => u.valToPos(value, 'y', true));
        ctx.save();
        ctx.fillStyle = css('--guide');
        ctx.fillRect(bbox.left, high, bbox.width, low - high);
        ctx.restore();
    }

    function zoomed(state, u) {
        const x = u.data[0];
        const isZoomed = x.length > 1 && (u.scales.x.min > x[0] + 1e-9 || u.scales.x.max < x[x.length - 1] - 1e-9);
        state.isZoomed = isZoomed;
        state.reset.hidden = !isZoomed;
    }

    /** Writes the values at the cursor, or the last ones, into the legend. */
    function show(state, u) {
        const index = u.cursor.idx;
        const isOn = index !== null && index !== undefined && u.cursor.left >= 0;
        state.at.textContent = isOn ? `${state.spec.unit} ${text(u.data[0][index])}` : `last ${state.spec.unit}`;
        state.columns.forEach((column, i) => {
            const values = u.data[column];
            state.values[i].textContent = text(isOn ? near(values, index) : last(values));
        });
    }

    function last(values) {
        for (let i = values.length - 1; i >= 0; i--) {
            if (values[i] !== null && values[i] !== undefined) {
                return values[i];
            }
        }
        return null;
    }

    /** The value at an index; where joined series have a gap, the one before. */
    function near(values, index) {
        for (let i = index; i >= Math.max(0, index - 3); i--) {
            if (values[i] !== null && values[i] !== undefined) {
                return values[i];
            }
        }
        return null;
    }

    function move(state, event) {
        const u = state.plot;
        const step = {ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10}[event.key];
        const count = u.data[0].length;
        if ((step || event.key === 'Home' || event.key === 'End') && count > 0) {
            const now = u.cursor.left >= 0 && u.cursor.idx !== null ? u.cursor.idx : step > 0 ? -1 : count;
            const next = event.key === 'Home' ? 0 : event.key === 'End' ? count - 1 : Math.min(count - 1, Math.max(0, now + step));
            u.setCursor({left: u.valToPos(u.data[0][next], 'x'), top: u.over.clientHeight / 2});
            event.preventDefault();
        } else if (event.key === 'Escape') {
            u.setCursor({left: -10, top: -10});
        }
    }

    /**
     * Draws a chart, or shows new values in it.
     * spec: title, hint, unit of x, whole (x are whole numbers), log, band, range, sync, series: [{name, x, y, low, high}]
     */
    function line(id, parent, spec) {
        const series = spec.series.filter(each => each.y.some(value => value !== null && (!spec.log || value > 0)));
        let state = known.get(id);
        if (series.length === 0) {
            if (state) {
                state.element.hidden = true;
            }
            return;
        }
        spec = {...spec, series};
        const shape = JSON.stringify([spec.title, series.map(each => [each.name, !!each.low, each.x.length <= 40])]);
        if (!state) {
            state = {element: el('figure', {class: 'chart'})};
            known.set(id, state);
            parent.append(state.element);
        }
        state.element.hidden = false;
        state.spec = spec;
        const data = aligned(series, spec.log);
        if (state.shape === shape) {
            state.hint.textContent = spec.hint || '';
            if (!state.isZoomed) {
                state.plot.setData(data);
            }
            show(state, state.plot);
            return;
        }
        state.shape = shape;
        create(state, spec, data);
    }

    function create(state, spec, data) {
        if (state.plot) {
            state.plot.destroy();
            state.observer.disconnect();
        }
        let column = 1;
        state.columns = spec.series.map(each => {
            const own = column;
            column += each.low ? 3 : 1;
            return own;
        });
        state.hint = el('p', {class: 'hint'}, spec.hint || '');
        state.at = el('span', {class: 'at'});
        state.values = spec.series.map(() => el('b'));
        state.reset = el('button', {class: 'zoom', type: 'button', hidden: true}, 'show all');
        const buttons = spec.series.map((each, index) => {
            const button = el('button', {type: 'button', 'aria-pressed': 'true', title: 'show or hide'},
                swatch(each.color ?? index, each.thin), el('span', {}, each.name), state.values[index]);
            button.addEventListener('click', () => toggle(state, index, button));
            return button;
        });
        const plot = el('div', {class: 'plot', tabindex: 0, role: 'img', 'aria-label': `${spec.title} by ${spec.unit}; arrow keys move the cursor`});
        state.element.replaceChildren(
            el('div', {class: 'head'}, el('h3', {}, spec.title), state.hint, state.reset),
            el('div', {class: 'legend'}, state.at, ...buttons), plot);
        state.isZoomed = false;
        const width = Math.max(120, plot.clientWidth);
        state.plot = new uPlot(options(state, spec, width), data, plot);
        plot.addEventListener('keydown', event => move(state, event));
        state.reset.addEventListener('click', () => state.plot.setScale('x', {min: state.plot.data[0][0], max: last(state.plot.data[0])}));
        state.observer = new ResizeObserver(() => {
            const now = Math.max(120, plot.clientWidth);
            if (now !== state.plot.width) {
                state.plot.setSize({width: now, height: state.plot.height});
            }
        });
        state.observer.observe(plot);
        show(state, state.plot);
    }

    function toggle(state, index, button) {
        const isShown = button.getAttribute('aria-pressed') !== 'true';
        button.setAttribute('aria-pressed', isShown);
        const columns = state.spec.series[index].low ? 3 : 1;
        for (let i = 0; i < columns; i++) {
            state.plot.setSeries(state.columns[index] + i, {show: isShown});
        }
    }

    const X = {left: 54, top: 8, size: 254, width: 326, height: 300};

    /** About four round numbers within a range. */
    function ticks(low, high) {
        const wanted = (high - low) / 4;
        const power = 10 ** Math.floor(Math.log10(wanted));
        const step = power * [1, 2, 2.5, 5, 10].find(factor => factor * power >= wanted * 0.999);
        const found = [];
        for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            found.push(Number((i * step).toPrecision(10)));
        }
        return found;
    }

    /** A square chart of points or lines that need not be functions of x: series [{name, x, y}], labels, range. */
    function xy(spec) {
        const [low, high] = spec.range || [0, 1];
        const px = value => X.left + (value - low) / (high - low) * X.size;
        const py = value => X.top + X.size - (value - low) / (high - low) * X.size;
        const drawing = svg('svg', {class: 'xy', viewBox: `0 0 ${X.width} ${X.height}`, role: 'img', 'aria-label': spec.title});
        for (const value of ticks(low, high)) {
            drawing.append(
                svg('line', {class: 'grid', x1: px(low), x2: px(high), y1: py(value), y2: py(value)}),
                svg('line', {class: 'grid', y1: py(low), y2: py(high), x1: px(value), x2: px(value)}),
                svg('text', {x: px(low) - 6, y: py(value) + 4, 'text-anchor': 'end'}, tick(value)),
                svg('text', {x: px(value), y: py(low) + 15, 'text-anchor': 'middle'}, tick(value)));
        }
        drawing.append(svg('text', {x: px((low + high) / 2), y: X.height - 6, 'text-anchor': 'middle'}, spec.xLabel));
        const middle = py((low + high) / 2);
        drawing.append(svg('text', {x: 11, y: middle, 'text-anchor': 'middle', transform: `rotate(-90 11 ${middle})`}, spec.yLabel));
        if (spec.diagonal) {
            drawing.append(svg('line', {class: 'ideal', x1: px(low), y1: py(low), x2: px(high), y2: py(high)}));
        }
        spec.series.forEach((each, index) => {
            const points = each.x.map((x, i) => [x, each.y[i]]).filter(([x, y]) => x !== null && y !== null);
            const group = svg('g', {});
            group.style.stroke = group.style.fill = `var(${color(index)})`;
            if (!spec.points) {
                group.append(svg('polyline', {points: points.map(([x, y]) => `${px(x).toFixed(1)},${py(y).toFixed(1)}`).join(' '),
                    'stroke-dasharray': dash(index).join(' ')}));
            }
            if (spec.points || points.length <= 12) {
                points.forEach(([x, y]) => group.append(svg('circle', {cx: px(x).toFixed(1), cy: py(y).toFixed(1), r: spec.points ? 2 : 3,
                    'fill-opacity': spec.points ? .45 : 1, 'stroke-width': 0})));
            }
            drawing.append(group);
        });
        const mark = svg('circle', {r: 4.5, fill: 'none', 'stroke-width': 2, visibility: 'hidden'});
        mark.style.stroke = 'var(--ink)';
        drawing.append(mark);
        const read = el('p', {class: 'read', 'aria-live': 'off'}, spec.hint || '');
        drawing.addEventListener('pointermove', event => {
            const box = drawing.getBoundingClientRect();
            const at = [(event.clientX - box.left) / box.width * X.width, (event.clientY - box.top) / box.height * X.height];
            const found = nearest(spec.series, at, px, py);
            if (found) {
                mark.setAttribute('visibility', 'visible');
                mark.setAttribute('cx', px(found.x));
                mark.setAttribute('cy', py(found.y));
                read.textContent = `${found.name}: ${spec.xLabel} ${text(found.x)}, ${spec.yLabel} ${text(found.y)}`;
            }
        });
        drawing.addEventListener('pointerleave', () => {
            mark.setAttribute('visibility', 'hidden');
            read.textContent = spec.hint || '';
        });
        const legend = spec.series.length > 1 || spec.series[0].value !== undefined
            ? el('div', {class: 'legend'}, ...spec.series.map((each, index) => {
                const button = el('button', {type: 'button', 'aria-pressed': 'true', title: 'show or hide'}, swatch(index), el('span', {}, each.name),
                    each.value === undefined ? null : el('b', {}, text(each.value)));
                button.addEventListener('pointerenter', () => emphasize(drawing, index));
                button.addEventListener('pointerleave', () => emphasize(drawing, -1));
                button.addEventListener('click', () => {
                    const isShown = button.getAttribute('aria-pressed') !== 'true';
                    button.setAttribute('aria-pressed', isShown);
                    drawing.querySelectorAll(':scope > g')[index].style.display = isShown ? '' : 'none';
                });
                return button;
            })) : null;
        return el('figure', {class: 'chart'}, el('h3', {}, spec.title), legend, drawing, read);
    }

    /** Fades all series but one; none if the index is −1. */
    function emphasize(drawing, index) {
        drawing.querySelectorAll(':scope > g').forEach((group, i) => {
            group.style.opacity = index < 0 || i === index ? '' : '.12';
        });
    }

    function nearest(series, at, px, py) {
        let found = null;
        series.forEach(each => each.x.forEach((x, i) => {
            const y = each.y[i];
            if (x !== null && y !== null) {
                const distance = Math.hypot(px(x) - at[0], py(y) - at[1]);
                if (!found || distance < found.distance) {
                    found = {distance, x, y, name: each.name};
                }
            }
        }));
        return found;
    }

    /** Bars of a histogram: {low, high, counts}. */
    function bars(title, xLabel, histogram) {
        const highest = Math.max(...histogram.counts, 1);
        const width = X.size / histogram.counts.length;
        const drawing = svg('svg', {class: 'xy', viewBox: `0 0 ${X.width} ${X.height}`, role: 'img', 'aria-label': title});
        const read = el('p', {class: 'read'});
        const size = (histogram.high - histogram.low) / histogram.counts.length;
        histogram.counts.forEach((count, i) => {
            const height = count / highest * X.size;
            const bar = svg('rect', {x: (X.left + i * width + .5).toFixed(1), width: (width - 1).toFixed(1), y: (X.top + X.size - height).toFixed(1), height: height.toFixed(1)});
            bar.style.fill = 'var(--c1)';
            bar.addEventListener('pointerenter', () => {
                read.textContent = `${text(histogram.low + i * size)} to ${text(histogram.low + (i + 1) * size)}: ${text(count)} rows`;
            });
            drawing.append(bar);
        });
        for (const value of histogram.high > histogram.low ? ticks(histogram.low, histogram.high) : [histogram.low]) {
            const x = X.left + X.size * (histogram.high > histogram.low ? (value - histogram.low) / (histogram.high - histogram.low) : .5);
            drawing.append(svg('text', {x, y: X.top + X.size + 15, 'text-anchor': 'middle'}, tick(Number(value.toPrecision(4)))));
        }
        for (const count of ticks(0, highest)) {
            const y = X.top + X.size - count / highest * X.size;
            drawing.prepend(svg('line', {class: 'grid', x1: X.left, x2: X.left + X.size, y1: y, y2: y}));
            drawing.append(svg('text', {x: X.left - 6, y: y + 4, 'text-anchor': 'end'}, tick(count)));
        }
        drawing.append(
            svg('line', {class: 'grid', x1: X.left, x2: X.left + X.size, y1: X.top + X.size, y2: X.top + X.size}),
            svg('text', {x: X.left + X.size / 2, y: X.height - 6, 'text-anchor': 'middle'}, xLabel));
        return el('figure', {class: 'chart'}, el('h3', {}, title), drawing, read);
    }

    /** Histograms over time as a picture: {epochs, low, high, counts} with a range for each epoch. */
    function heat(title, histograms) {
        const BINS = 48;
        const columns = histograms.epochs.length;
        const low = Math.min(...histograms.low.filter(Number.isFinite));
        const high = Math.max(...histograms.high.filter(Number.isFinite));
        const rows = histograms.counts.map((counts, i) => rebinned(counts, histograms.low[i], histograms.high[i], low, high, BINS));
        const canvas = el('canvas', {width: columns, height: BINS, role: 'img', 'aria-label': `${title}: weights by epoch from ${text(low)} to ${text(high)}`});
        const read = el('p', {class: 'read'});
        const draw = () => {
            const context = canvas.getContext('2d');
            context.clearRect(0, 0, columns, BINS);
            context.fillStyle = css('--c1');
            rows.forEach((row, x) => {
                const highest = Math.max(...row);
                row.forEach((count, bin) => {
                    context.globalAlpha = Math.sqrt(count / highest);
                    context.fillRect(x, BINS - 1 - bin, 1, 1);
                });
            });
        };
        canvas.addEventListener('pointermove', event => {
            const box = canvas.getBoundingClientRect();
            const x = Math.min(columns - 1, Math.max(0, Math.floor((event.clientX - box.left) / box.width * columns)));
            const bin = Math.min(BINS - 1, Math.max(0, BINS - 1 - Math.floor((event.clientY - box.top) / box.height * BINS)));
            const size = (high - low) / BINS;
            const total = rows[x].reduce((sum, count) => sum + count, 0);
            read.textContent = `epoch ${histograms.epochs[x]}, ${text(low + bin * size)} to ${text(low + (bin + 1) * size)}: `
                + `${text(Number((100 * rows[x][bin] / total).toPrecision(3)))} %`;
        });
        canvas.addEventListener('pointerleave', () => {
            read.textContent = '';
        });
        draw();
        redrawn.set(title, draw);
        return el('figure', {class: 'chart'}, el('h3', {}, title),
            el('div', {class: 'heat'}, el('div', {class: 'scale'}, el('span', {}, text(high)), el('span', {}, text(low))), canvas,
                el('div', {class: 'times'}, el('span', {}, `epoch ${histograms.epochs[0]}`),
                    columns > 1 ? el('span', {}, `epoch ${histograms.epochs[columns - 1]}`) : null)), read);
    }

    /** Counts of a range in the bins of a wider one. */
    function rebinned(counts, from, to, low, high, bins) {
        const result = new Array(bins).fill(0);
        const size = (to - from) / counts.length;
        const wide = (high - low) / bins || 1;
        counts.forEach((count, i) => {
            if (count > 0) {
                const start = (from + i * size - low) / wide;
                const end = Math.max(start + 1e-9, (from + (i + 1) * size - low) / wide);
                for (let bin = Math.max(0, Math.floor(start)); bin < Math.min(bins, Math.ceil(end)); bin++) {
                    result[bin] += count * (Math.min(end, bin + 1) - Math.max(start, bin)) / (end - start);
                }
            }
        });
        return result;
    }

    const redrawn = new Map();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
        known.forEach(state => state.plot && state.plot.redraw(false, true));
        redrawn.forEach(draw => draw());
    });

    return {el, svg, text, section, part, facts, table, line, xy, bars, heat, swatch};
})();
