// Verifies a log and its receipts with code that is not ours: golang.org/x/mod/sumdb/note and tlog.
//
//	verify_log -vkey FILE [-log DIR|URL] [RECEIPT...]
//	verify_log -vectors FILE
//
// Exit 0 when everything holds; otherwise 1 and one line per failure.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8
const tileWidth = 1 << tileHeight

// files reads a log's files from a folder or over HTTP; it is also the TileReader of sumdb/tlog.
type files struct{ base string }

func (f files) read(path string) ([]byte, error) {
	if !strings.HasPrefix(f.base, "http://") && !strings.HasPrefix(f.base, "https://") {
		return os.ReadFile(filepath.Join(f.base, path))
	}
	answer, err := http.Get(strings.TrimSuffix(f.base, "/") + "/" + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

func (f files) Height() int                                { return tileHeight }
func (f files) SaveTiles(tiles []tlog.Tile, data [][]byte) {}

func (f files) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	all := make([][]byte, len(tiles))
	for i, tile := range tiles {
		data, err := f.read(filePath(tile))
		if err != nil {
			return nil, err
		}
		if len(data) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s has %d bytes", filePath(tile), len(data))
		}
		all[i] = data
	}
	return all, nil
}

// filePath is the tile's path by C2SP tlog-tiles: Go's, without the height, and "entries" for "data".
func filePath(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight))
	return "tile/" + strings.Replace(path, "data/", "entries/", 1)
}

// openCheckpoint checks the signature and reads the three lines of a checkpoint.
func openCheckpoint(text []byte, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, errors.New("not a checkpoint of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || strconv.FormatInt(size, 10) != lines[1] {
		return tlog.Tree{}, errors.New("malformed size")
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

// verifyLog checks every entry against authenticated tiles, and that the log at half its size is the beginning of it.
func verifyLog(f files, verifier note.Verifier) (tlog.Tree, error) {
	text, err := f.read("checkpoint")
	if err != nil {
		return tlog.Tree{}, err
	}
	tree, err := openCheckpoint(text, verifier)
	if err != nil {
		return tlog.Tree{}, err
	}
	reader := tlog.TileHashReader(tree, f)
	for first := int64(0); first < tree.N; first += tileWidth {
		if err := verifyBundle(f, reader, first, tree.N); err != nil {
			return tlog.Tree{}, err
		}
	}
	if older := tree.N / 2; older > 0 {
		olderRoot, err := tlog.TreeHash(older, reader)
		if err != nil {
			return tlog.Tree{}, err
		}
		proof, err := tlog.ProveTree(tree.N, older, reader)
		if err != nil {
			return tlog.Tree{}, err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, older, olderRoot); err != nil {
			return tlog.Tree{}, err
		}
	}
	return tree, nil
}

func verifyBundle(f files, reader tlog.HashReader, first, size int64) error {
	width := size - first
	if width > tileWidth {
		width = tileWidth
	}
	path := filePath(tlog.Tile{H: tileHeight, L: -1, N: first / tileWidth, W: int(width)})
	data, err := f.read(path)
	if err != nil {
		return err
	}
	var indexes []int64
	for i := first; i < first+width; i++ {
		indexes = append(indexes, tlog.StoredHashIndex(0, i))
	}
	hashes, err := reader.ReadHashes(indexes)
	if err != nil {
		return err
	}
	for i, hash := range hashes {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return fmt.Errorf("%s: cut short at entry %d", path, i)
		}
		length := int(binary.BigEndian.Uint16(data))
		if tlog.RecordHash(data[2:2+length]) != hash {
			return fmt.Errorf("%s: entry %d is not the one in the tree", path, i)
		}
		data = data[2+length:]
	}
	if len(data) != 0 {
		return fmt.Errorf("%s: more than its entries", path)
	}
	return nil
}

func parseHashes(lines []string) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, line := range lines {
		raw, err := base64.StdEncoding.Strict().DecodeString(line)
		if err != nil || len(raw) != tlog.HashSize {
			return nil, errors.New("malformed proof line")
		}
		hashes = append(hashes, *(*tlog.Hash)(raw))
	}
	return hashes, nil
}

// entryOf computes the log entry that a receipt's extra data leads to: SHA-256 of salt and opening, or, when several parties share the
// entry, the root over their commitments (0x00, index, count and path follow the opening).
func entryOf(extra []byte) ([]byte, error) {
	if len(extra) <= 32 {
		return nil, errors.New("no opening")
	}
	end := bytes.IndexByte(extra[32:], 0)
	if end < 0 {
		commitment := sha256.Sum256(extra)
		return commitment[:], nil
	}
	commitment := sha256.Sum256(extra[:32+end])
	share := extra[32+end+1:]
	if len(share) < 8 || (len(share)-8)%32 != 0 {
		return nil, errors.New("malformed share")
	}
	index := int64(binary.BigEndian.Uint32(share))
	count := int64(binary.BigEndian.Uint32(share[4:]))
	if count < 2 || index >= count {
		return nil, errors.New("malformed share")
	}
	var path []tlog.Hash
	for rest := share[8:]; len(rest) > 0; rest = rest[32:] {
		path = append(path, *(*tlog.Hash)(rest[:32]))
	}
	return foldUp(path, index, count, tlog.RecordHash(commitment[:]))
}

// foldUp gives the root that a path leads to; sumdb/tlog only compares, so the last step up is found by splitting as RFC 6962 does.
func foldUp(path []tlog.Hash, index, count int64, leaf tlog.Hash) ([]byte, error) {
	if count == 1 {
		if len(path) != 0 {
			return nil, errors.New("share path too long")
		}
		return leaf[:], nil
	}
	if len(path) == 0 {
		return nil, errors.New("share path too short")
	}
	split := int64(1)
	for split*2 < count {
		split *= 2
	}
	last := path[len(path)-1]
	if index < split {
		below, err := foldUp(path[:len(path)-1], index, split, leaf)
		if err != nil {
			return nil, err
		}
		root := tlog.NodeHash(*(*tlog.Hash)(below), last)
		return root[:], nil
	}
	below, err := foldUp(path[:len(path)-1], index-split, count-split, leaf)
	if err != nil {
		return nil, err
	}
	root := tlog.NodeHash(last, *(*tlog.Hash)(below))
	return root[:], nil
}

// verifyReceipt checks a C2SP tlog-proof.
func verifyReceipt(text []byte, verifier note.Verifier) error {
	head, checkpoint, found := strings.Cut(string(text), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "extra ") || !strings.HasPrefix(lines[2], "index ") {
		return errors.New("not a receipt")
	}
	extra, err := base64.StdEncoding.Strict().DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return err
	}
	digits := strings.TrimPrefix(lines[2], "index ")
	index, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || strconv.FormatInt(index, 10) != digits {
		return errors.New("malformed index")
	}
	proof, err := parseHashes(lines[3:])
	if err != nil {
		return err
	}
	tree, err := openCheckpoint([]byte(checkpoint), verifier)
	if err != nil {
		return err
	}
	entry, err := entryOf(extra)
	if err != nil {
		return err
	}
	if index >= tree.N {
		return errors.New("index outside the tree")
	}
	return tlog.CheckRecord(tlog.RecordProof(proof), tree.N, tree.Hash, index, tlog.RecordHash(entry))
}

// verifyVectors answers tests/vectors/receipts.json; it gives the names of those it answers otherwise.
func verifyVectors(path string) (wrong []string, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var vectors []struct{ Name, Want, Elsewhere, Vkey, Receipt string }
	if err := json.Unmarshal(data, &vectors); err != nil {
		return nil, err
	}
	for _, vector := range vectors {
		verifier, err := note.NewVerifier(vector.Vkey)
		answer := "accepted"
		if err != nil || verifyReceipt([]byte(vector.Receipt), verifier) != nil {
			answer = "refused"
		}
		want := vector.Want
		if vector.Elsewhere != "" {
			want = vector.Elsewhere
		}
		if answer != want {
			wrong = append(wrong, vector.Name+": "+answer)
		}
	}
	fmt.Printf("%d vectors\n", len(vectors))
	return wrong, nil
}

func run() error {
	log := flag.String("log", "", "folder or address of a log")
	vkey := flag.String("vkey", "", "file with the log's verifier key")
	vectors := flag.String("vectors", "", "file of receipts with the wanted answers")
	flag.Parse()
	if *vectors != "" {
		wrong, err := verifyVectors(*vectors)
		if err == nil && len(wrong) > 0 {
			err = errors.New(strings.Join(wrong, "\n"))
		}
		return err
	}
	key, err := os.ReadFile(*vkey)
	if err != nil {
		return err
	}
	verifier, err := note.NewVerifier(strings.TrimSuffix(string(key), "\n"))
	if err != nil {
		return err
	}
	if *log != "" {
		tree, err := verifyLog(files{*log}, verifier)
		if err != nil {
			return err
		}
		fmt.Printf("%d entries\n", tree.N)
	}
	failures := 0
	for _, path := range flag.Args() {
		text, err := os.ReadFile(path)
		if err == nil {
			err = verifyReceipt(text, verifier)
		}
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", path, err)
			failures++
		}
	}
	fmt.Printf("%d receipts\n", flag.NArg()-failures)
	if failures > 0 {
		return fmt.Errorf("%d receipts refused", failures)
	}
	return nil
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "verify_log:", err)
		os.Exit(1)
	}
}
