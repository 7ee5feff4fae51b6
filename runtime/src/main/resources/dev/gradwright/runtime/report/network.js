/* Draws a network as boxes and arrows, after Sugiyama, Tagawa and Toda (1981). */
const drawNetwork = (() => {
    'use strict';
    const {svg} = charts;
    const BOX = 186;
    const HEIGHT = 54;
    const ROW = 76;
    const GAP = 22;
    const PASSAGE = 14;
    const SWEEPS = 8;

    /** Boxes and arrows; the elements of a list of layers are one box. */
    function folded(network) {
        const boxes = [];
        const boxOf = new Map();
        const arrows = new Map();
        const add = box => boxes.push(box) - 1;
        network.inputs.forEach(input => boxOf.set(input.name, add({name: input.name || 'input', detail: '', shape: input.shape, style: 'outside'})));
        network.nodes.forEach(node => {
            const list = listOf(node.name);
            let index = list && boxOf.get(`[${list.name}]`);
            if (index === undefined || index === null) {
                index = add(list
                    ? {name: list.name, elements: new Set(), kinds: new Set(), style: 'group', inputs: node.inputs}
                    : {name: node.name, detail: node.words, shape: `${node.inputs} → ${node.outputs}`, style: style(node)});
                if (list) {
                    boxOf.set(`[${list.name}]`, index);
                }
            }
            if (list) {
                const box = boxes[index];
                box.elements.add(list.element);
                box.kinds.add(node.kind);
                box.detail = `${box.elements.size} × ${[...box.kinds].slice(0, 2).join(', ')}${box.kinds.size > 2 ? ', …' : ''}`;
                box.shape = `${box.inputs} → ${node.outputs}`;
            }
            boxOf.set(node.name, index);
            node.sources.map(source => boxOf.get(source)).filter(source => source !== index)
                .forEach(source => arrows.set(`${source} ${index}`, {from: source, to: index}));
        });
        const loss = add({name: 'loss', detail: network.loss, shape: '', style: 'outside'});
        network.outputs.forEach(output => arrows.set(`${boxOf.get(output)} ${loss}`, {from: boxOf.get(output), to: loss}));
        return {boxes, arrows: [...arrows.values()]};
    }

    /** The list that a layer belongs to, as in tower for tower.0.dense; null if it belongs to none. */
    function listOf(name) {
        const match = /^(.*?)\.(\d+)(\.|$)/.exec(name);
        return match && {name: match[1], element: match[2]};
    }

    function style(node) {
        return {Dense: 'product', BatchNorm: 'norm', LayerNorm: 'norm', RmsNorm: 'norm', Activation: 'activation', Dropout: 'noise',
            AlphaDropout: 'noise', GaussianNoise: 'noise', Add: 'join', Concat: 'join'}[node.kind] || 'plain';
    }

    function layout({boxes, arrows}) {
        const rowOf = boxes.map(() => 0);
        [...arrows].sort((a, b) => a.to - b.to).forEach(({from, to}) => {
            rowOf[to] = Math.max(rowOf[to], rowOf[from] + 1);
        });
        const rows = [];
        const slot = (row, width) => {
            const made = {row, width, above: [], below: [], x: 0};
            (rows[row] = rows[row] || []).push(made);
            return made;
        };
        const slots = boxes.map((box, i) => slot(rowOf[i], BOX));
        const paths = arrows.map(({from, to}) => {
            const path = [slots[from]];
            for (let row = rowOf[from] + 1; row < rowOf[to]; row++) {
                path.push(slot(row, PASSAGE));
            }
            path.push(slots[to]);
            for (let i = 1; i < path.length; i++) {
                path[i - 1].below.push(path[i]);
                path[i].above.push(path[i - 1]);
            }
            return path;
        });
        rows.forEach(spread);
        for (let sweep = 0; sweep < SWEEPS; sweep++) {
            const isDown = sweep % 2 === 0;
            (isDown ? rows : [...rows].reverse()).forEach(row => {
                const wanted = new Map(row.map(each => [each, wish(each, isDown)]));
                row.sort((a, b) => wanted.get(a) - wanted.get(b));
                spread(row);
            });
        }
        for (let sweep = 0; sweep < SWEEPS; sweep++) {
            const isDown = sweep % 2 === 0;
            (isDown ? rows : [...rows].reverse()).forEach(row => align(row, isDown));
        }
        const all = rows.flat();
        const left = Math.min(...all.map(each => each.x - each.width / 2));
        const right = Math.max(...all.map(each => each.x + each.width / 2));
        all.forEach(each => {
            each.x -= left;
        });
        return {slots, paths, width: right - left, height: (rows.length - 1) * ROW + HEIGHT};
    }

    function wish(slot, isDown) {
        const neighbours = isDown ? slot.above : slot.below;
        const weight = neighbours.reduce((sum, each) => sum + each.width, 0);
        return weight === 0 ? slot.x : neighbours.reduce((sum, each) => sum + each.width * each.x, 0) / weight;
    }

    function spread(row) {
        let x = 0;
        row.forEach(slot => {
            slot.x = x + slot.width / 2;
            x += slot.width + GAP;
        });
        row.forEach(slot => {
            slot.x -= (x - GAP) / 2;
        });
    }

    /** Moves the slots of a row close to where they should be, in their order, by pooling adjacent violators. */
    function align(row, isDown) {
        const pools = [];
        const offsets = [];
        row.forEach((slot, i) => {
            offsets.push(i === 0 ? 0 : offsets[i - 1] + (row[i - 1].width + slot.width) / 2 + GAP);
            pools.push({sum: slot.width * (wish(slot, isDown) - offsets[i]), weight: slot.width, count: 1});
            const mean = fromEnd => pools[pools.length - fromEnd].sum / pools[pools.length - fromEnd].weight;
            while (pools.length > 1 && mean(2) > mean(1)) {
                const last = pools.pop();
                const before = pools[pools.length - 1];
                before.sum += last.sum;
                before.weight += last.weight;
                before.count += last.count;
            }
        });
        let i = 0;
        pools.forEach(pool => {
            for (let n = 0; n < pool.count; n++, i++) {
                row[i].x = pool.sum / pool.weight + offsets[i];
            }
        });
    }

    function route(path) {
        let [x, y] = [path[0].x, path[0].row * ROW + HEIGHT];
        let data = `M${x} ${y}`;
        path.slice(1).forEach(slot => {
            const to = slot.row * ROW;
            const middle = (y + to) / 2;
            data += Math.abs(slot.x - x) < .5 ? `V${to}` : `C${x} ${middle} ${slot.x} ${middle} ${slot.x} ${to}`;
            x = slot.x;
            y = to;
            if (slot.width === PASSAGE) {
                y += HEIGHT;
                data += `V${y}`;
            }
        });
        return data;
    }

    const short = text => text.length <= 28 ? text : `${text.slice(0, 27)}…`;

    function box(each, slot) {
        const rect = (offset, name) => svg('rect', {class: name, x: offset, y: offset, width: BOX, height: HEIGHT, rx: 8});
        const lines = [each.name, each.detail, each.shape].filter(line => line);
        return svg('g', {class: each.style, transform: `translate(${slot.x - BOX / 2} ${slot.row * ROW})`},
            svg('title', {}, lines.join('\n')),
            each.style === 'group' ? rect(5, 'stack') : null,
            rect(0, 'box'),
            ...lines.map((line, i) => svg('text', {x: BOX / 2, y: HEIGHT / 2 + 4 + (2 * i - lines.length + 1) * 7.5, class: i === 0 ? 'name' : 'detail'}, short(line))));
    }

    return network => {
        const drawing = folded(network);
        const placed = layout(drawing);
        const [width, height] = [Math.ceil(placed.width) + 12, placed.height + 12];
        return svg('svg', {class: 'network', role: 'img', width, height, viewBox: `-6 -6 ${width} ${height}`, style: null},
            svg('title', {}, 'The layers of the network, from its input to its loss'),
            svg('marker', {id: 'tip', markerWidth: 8, markerHeight: 8, refX: 8, refY: 4, orient: 'auto'}, svg('path', {class: 'tip', d: 'M0 0L8 4L0 8z'})),
            ...placed.paths.map(path => svg('path', {class: 'arrow', 'marker-end': 'url(#tip)', d: route(path)})),
            ...drawing.boxes.map((each, i) => box(each, placed.slots[i])));
    };
})();
