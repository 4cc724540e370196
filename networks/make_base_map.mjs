// Makes base_map.geojson from Natural Earth's 1:50m countries as packed by the npm package
// world-atlas. Needed only when the base map itself changes; the result is checked in.
//
//   npm install world-atlas@2.0.2 topojson-client@3.1.0 topojson-simplify@3.0.3
//   node make_base_map.mjs node_modules/world-atlas/countries-50m.json base_map.geojson
//
// Outlines are thinned (least triangle 0.005 square degrees), cut to the window below so that no
// ring carries points from the far side of the globe, and rounded to 0.01 degree. One country a
// line, so that a change shows as a change of that line.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const need = createRequire(process.cwd() + '/');
const { feature } = need('topojson-client');
const { presimplify, simplify, filter, filterWeight } = need('topojson-simplify');

const [, , source, target] = process.argv;
const west = -25, south = 8, east = 105, north = 72;
const least_triangle = 0.005;

let atlas = simplify(presimplify(JSON.parse(fs.readFileSync(source, 'utf8'))), least_triangle);
atlas = filter(atlas, filterWeight(atlas, least_triangle));

// Keeps the part of a closed ring on one side of a line x = bound (axis 0) or y = bound (axis 1).
function keep_side(points, axis, bound, sign) {
  const inside = (p) => (p[axis] - bound) * sign >= 0;
  const kept = [];
  points.forEach((a, i) => {
    const b = points[(i + 1) % points.length];
    if (inside(a)) kept.push(a);
    if (inside(a) !== inside(b)) {
      const t = (bound - a[axis]) / (b[axis] - a[axis]);
      const crossing = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
      crossing[axis] = bound;
      kept.push(crossing);
    }
  });
  return kept;
}

function cut_ring(ring) {
  let points = ring.slice(0, -1);
  for (const [axis, bound, sign] of [[0, west, 1], [0, east, -1], [1, south, 1], [1, north, -1]]) {
    points = keep_side(points, axis, bound, sign);
  }
  const rounded = points.map((p) => p.map((v) => Math.round(v * 100) / 100));
  const distinct = rounded.filter((p, i) => i === 0 || p.join() !== rounded[i - 1].join());
  return distinct.length < 3 ? [] : [...distinct, distinct[0]];
}

const lines = [];
for (const country of feature(atlas, atlas.objects.countries).features) {
  const { type, coordinates } = country.geometry;
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates)
    .map((rings) => rings.map(cut_ring).filter((ring) => ring.length > 0))
    .filter((rings) => rings.length > 0);
  if (polygons.length === 0) continue;
  lines.push(JSON.stringify({
    type: 'Feature',
    id: country.id,
    properties: { name: country.properties.name },
    geometry: { type: 'MultiPolygon', coordinates: polygons },
  }));
}
fs.writeFileSync(target, '{"type":"FeatureCollection","features":[\n' + lines.join(',\n') + '\n]}\n');
console.log(`${lines.length} countries, ${fs.statSync(target).size} bytes`);
